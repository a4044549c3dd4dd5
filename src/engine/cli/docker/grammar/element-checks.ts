import { isAddress } from "./go-address.ts";
import { quote } from "./go-text.ts";

/** Why an element of a list flag is wrong, or null. `check` is the flag's column. Source: facts, section 1.5. */
export function checkElement(check: string, text: string): string | null {
  return CHECKS[check]?.(text) ?? null;
}

const CHECKS: Readonly<Record<string, (text: string) => string | null>> = {
  label: (text) => {
    const [name = ""] = text.split("=", 1);
    if (name === "") return `invalid label '${text}': empty name`;
    return /\s/.test(name) ? `label '${name}' contains whitespaces` : null;
  },
  env: (text) => (text.startsWith("=") || text === "" ? `invalid environment variable: ${text}` : null),
  dns: (text) => (isAddress(text.trim()) ? null : `IP address is not correctly formatted: ${text}`),
  "dns-search": (text) => (isDomain(text.trim()) ? null : `${text} is not a valid domain`),
  "add-host": addHostFault,
  link: (text) => {
    if (text === "") return "empty string specified for links";
    return text.split(":").length > 2 ? `bad format for links: ${text}` : null;
  },
  attach: (text) =>
    ["stdin", "stdout", "stderr"].includes(text.toLowerCase())
      ? null
      : "valid streams are STDIN, STDOUT and STDERR",
};

function isDomain(text: string): boolean {
  if (text === ".") return true;
  return (
    text.length <= 255 &&
    /^(?:[a-zA-Z0-9_](?:[a-zA-Z0-9_-]*[a-zA-Z0-9_])?\.?)+$/.test(text) &&
    /[a-zA-Z]/.test(text)
  );
}

function addHostFault(text: string): string | null {
  const [, name = "", address = ""] = /^([^=:]*)[=:](.*)$/.exec(text) ?? [];
  if (name === "" || address === "") return `bad format for add-host: ${quote(text)}`;
  const bare = address.replace(/^\[(.*)\]$/, "$1");
  return bare === "host-gateway" || isAddress(bare)
    ? null
    : `invalid IP address in add-host: ${quote(address)}`;
}
