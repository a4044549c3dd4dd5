export const messages = {
  title: "Build a Windows container network",
  intro: "Start from one of these, or type a Docker command below. Both do the same thing.",
  emptyHost: "Empty host",
  openFile: "Open a file",
  recent: "Your last labs",
  forget: (title: string) => `Forget ${title}`,
  forgotten: (title: string) => `${title} is no longer kept here.`,
  bringBack: "Bring it back",
  untitled: "Untitled lab",
  steps: (count: number) => (count === 1 ? "1 step" : `${count} steps`),
} as const;
