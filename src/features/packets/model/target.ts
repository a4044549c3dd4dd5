import type { Flow } from "#engine";
import { shortName } from "#store";

/** What a person typed as destination, read: "http://192.168.10.21:8080/" → address, TCP, port 8080. */
export function readTarget(typed: string): Pick<Flow, "to"> & Partial<Pick<Flow, "proto" | "port">> {
  const text = typed.trim();
  const url = /^(https?):\/\/([^/:]+)(?::(\d+))?(?:\/.*)?$/i.exec(text);
  if (url) {
    const [, scheme = "http", host = "", port] = url;
    return {
      to: host,
      proto: "tcp",
      port: port ? Number(port) : scheme.toLowerCase() === "https" ? 443 : 80,
    };
  }
  const pair = /^([\w.-]+):(\d{1,5})$/.exec(text);
  const port = Number(pair?.[2]);
  // "gateway:win-01/nat" is a name of the tracer's own, not a port.
  return pair?.[1] && port <= 65_535 ? { to: pair[1], port } : { to: text };
}

/** The flow's end in one line, as the folded composer shows it. */
export function flowLine({ to, proto, port }: Flow): string {
  const name = shortName(to);
  if (proto === "icmp") return `ping ${name}`;
  if (proto === "tcp" && (port === 80 || port === 8080))
    return `http://${name}${port === 80 ? "" : `:${port}`}/`;
  return `${name}:${port}`;
}

/** "laptop → http://192.168.10.21:8080/": who sends and where to. */
export function flowText(flow: Flow): string {
  return `${shortName(flow.from)} → ${flowLine(flow)}`;
}
