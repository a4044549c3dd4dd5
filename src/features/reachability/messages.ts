/** Words of the reachability matrix. */
export const MESSAGES = {
  title: "Reachability",
  empty: "Add a second container to see who can reach whom.",
  caption: "Who can reach whom: senders in rows, destinations in columns",
  corner: "from, to",
  probe: "Try",
  probes: { ping: "Ping", tcp: "TCP to its port" },
  filterShort: "Filter by name",
  filter: "Filter by name, address, network",
  group: "Group by network",
  changes: "Mark changes",
  changesHint: "Mark what the last command changed",
  progress: (done: number, all: number) =>
    `${done.toLocaleString("en")} of ${all.toLocaleString("en")} packets`,
  cancel: "Cancel",
  cancelled: "Cancelled.",
  compute: (count: number) => `Send ${count.toLocaleString("en")} packets`,
  tooMany: (count: number) =>
    `${count.toLocaleString("en")} packets are too many at once. Filter, or open one pair of groups.`,
  summary: (arrive: number, lost: number) =>
    `${arrive.toLocaleString("en")} arrive, ${lost.toLocaleString("en")} do not`,
  changed: (count: number) => `${count.toLocaleString("en")} changed`,
  words: {
    delivered: "Delivered",
    dropped: "Dropped",
    refused: "Refused",
    waiting: "Not sent yet",
    cannot: "Cannot be tried",
  },
  self: "the same",
  cell: (from: string, to: string, toGroup: string, word: string, reason: string) =>
    `${from} to ${to}, ${toGroup}: ${word.toLowerCase()}, ${reason}`,
  changedMark: "changed",
  was: (word: string) => `before the last command: ${word.toLowerCase()}`,
  block: (from: string, to: string, tally: string) => `${from} to ${to}: ${tally}. Open`,
  blockTally: (delivered: number, all: number) =>
    `${delivered.toLocaleString("en")} of ${all.toLocaleString("en")} arrive`,
  blockUntried: "Cannot be tried",
  back: "All groups",
  shownOnly: (shown: number, all: number) =>
    `The first ${shown} of ${all.toLocaleString("en")}: filter or group to see the others.`,
  failed: "The matrix could not be computed. The lab itself is unharmed.",
  ends: (count: number) => `${count.toLocaleString("en")} in this group`,
} as const;
