import { err, ok, type Result } from "../../lib/result.ts";

export interface WebAddress {
  readonly scheme: "http" | "https";
  readonly hostname: string;
  readonly port: number;
  readonly path: string;
}

/** "web:8080/x", "http://10.0.0.1", "https://example.com"; the failure is curl's words without the number. */
export function parseUrl(
  text: string,
): Result<WebAddress, { readonly exitCode: number; readonly message: string }> {
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:?#]*)(?::([^/?#]*))?([/?#].*)?$/i.exec(text);
  const scheme = (match?.[1] ?? "http").toLowerCase();
  const hostname = match?.[2] ?? "";
  if (!match || hostname === "")
    return err({ exitCode: 3, message: "URL rejected: No host part in the URL" });
  if (scheme !== "http" && scheme !== "https") {
    return err({ exitCode: 1, message: `Protocol "${scheme}" not supported` });
  }
  const portText = match[3];
  const port = portText === undefined || portText === "" ? (scheme === "http" ? 80 : 443) : Number(portText);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return err({
      exitCode: 3,
      message: "URL rejected: Port number was not a decimal number between 0 and 65535",
    });
  }
  return ok({ scheme, hostname, port, path: match[4] ?? "/" });
}
