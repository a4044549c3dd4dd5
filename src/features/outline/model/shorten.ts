/**
 * ".0.12" for 172.16.0.12 under 172.16.0.0/16: the last two numbers, beside a network that says the first two. The
 * whole address when the network does not.
 */
export function shorten(ip: string, subnet: string | null): string {
  const [a, b, ...rest] = ip.split(".");
  const [netA, netB] = subnet?.split(".") ?? [];
  return a === netA && b === netB && lengthOf(subnet) >= 16 ? `.${rest.join(".")}` : ip;
}

function lengthOf(subnet: string | null): number {
  return Number(subnet?.split("/")[1] ?? 0);
}
