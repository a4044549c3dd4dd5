import { atMost, type CommandSpec, define, exactly, NO_ARGUMENTS } from "../grammar/command.ts";

/** `docker info`, `docker version`, and images. */
export const SYSTEM_COMMANDS: readonly CommandSpec[] = [
  define(
    "image ls",
    "[OPTIONS] [REPOSITORY[:TAG]]",
    atMost(1),
    "List images",
    { aliases: ["list"], top: "images" },
    String.raw`
all,a|bool|||Include intermediate images
digests|bool|||Show digests
filter,f|filter|||Restrict output to matching items, key=value
format|string|||@list-format
no-trunc|bool|||Print full values
quiet,q|bool|||Reduced output
tree|bool|||Show multi-platform images as a tree
`,
  ),
  define(
    "image pull",
    "[OPTIONS] NAME[:TAG|@DIGEST]",
    exactly(1),
    "Download an image from a registry",
    { top: "pull" },
    String.raw`
all-tags,a|bool|||Fetch every tag
platform|string|||Requested image platform
quiet,q|bool|||Reduced output
disable-content-trust|bool|true|ignored hidden deprecated|Hidden; deprecated, no effect|support for docker content trust was removed
`,
  ),
  define(
    "system info",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Display system-wide information",
    { top: "info" },
    String.raw`
format,f|string|||@inspect-format
`,
  ),
  define(
    "version",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Show the Docker version information",
    {},
    String.raw`
format,f|string|||@inspect-format
`,
  ),
];
