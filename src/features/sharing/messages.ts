export const messages = {
  share: "Share",
  copyLink: "Copy link",
  copied: "Link copied. It holds the whole lab.",
  copiedLong: (length: number) =>
    `Link copied. It has ${length.toLocaleString("en-US")} characters: some programs cut it, the file does not.`,
  refused: "The browser did not allow copying. The link is in the address bar.",
  save: "Save as a file",
  open: "Open a file",
  wrongFile: (name: string, problem: string) => `${name} cannot be opened: ${problem}`,
  atLine: (line: number, message: string) => `line ${line}: ${message}`,
  notText: "it is no text file. A lab file has one command line for each step.",
  noLines: "there is no command line in it.",
  linkTitles: {
    damaged: "This link is damaged",
    newer: "This link is from a newer version",
    foreign: "There is no lab in this link",
  },
  damaged: (readable: number, total: number) => `${readable} of ${total} steps could be read.`,
  openThose: "Open those",
  startEmpty: "Start empty",
} as const;
