import { ok, type Result } from "../../lib/result.ts";
import type { Refusal } from "../../model/refusal.ts";
import { daemonRefusal } from "../refusals.ts";

const SHIM = "com.docker.network.windowsshim.";

/** Labels that the daemon itself writes. */
export const HNS_ID = `${SHIM}hnsid`;
export const HNS_OWNED = `${SHIM}hnsowned`;
export const NETWORK_NAME = `${SHIM}networkname`;

const INTERFACE = `${SHIM}interface`;
const VLAN_ID = `${SHIM}vlanid`;
const VSID = `${SHIM}vsid`;
const DNS_SUFFIX = `${SHIM}dnssuffix`;
const DNS_SERVERS = `${SHIM}dnsservers`;
const MAC_POOL = `${SHIM}macpool`;
const DISABLE_GATEWAY_DNS = `${SHIM}disable_gatewaydns`;
const ENABLE_OUTBOUND_NAT = `${SHIM}enable_outboundnat`;
const OUTBOUND_NAT_EXCEPTIONS = `${SHIM}outboundnat_exceptions`;

/** `-o` options of the local drivers, parsed. Source: facts on Windows options, section 2. */
export interface WindowsOptions {
  readonly networkName: string;
  readonly interfaceName: string;
  readonly vlanId: number;
  readonly vsid: number;
  readonly dnsSuffix: string;
  readonly dnsServers: string;
  readonly macPools: readonly { readonly StartMacAddress: string; readonly EndMacAddress: string }[];
  readonly gatewayDnsDisabled: boolean;
  readonly outboundNat: boolean;
  readonly outboundNatExceptions: readonly string[];
  readonly hnsId: string;
}

/** Unknown keys are kept and ignored, bad values are refused with the bare text of Go's parser. */
export function parseWindowsOptions(
  options: Readonly<Record<string, string>>,
): Result<WindowsOptions, Refusal> {
  const read = (key: string) => options[key] ?? "";
  const vlanId = parseUint(VLAN_ID, options);
  if (!vlanId.ok) return vlanId;
  const vsid = parseUint(VSID, options);
  if (!vsid.ok) return vsid;
  const gatewayDnsDisabled = parseBool(DISABLE_GATEWAY_DNS, options);
  if (!gatewayDnsDisabled.ok) return gatewayDnsDisabled;
  const outboundNat = parseBool(ENABLE_OUTBOUND_NAT, options);
  if (!outboundNat.ok) return outboundNat;
  const macs = split(read(MAC_POOL));
  if (macs.length % 2 === 1) {
    return daemonRefusal(
      "unsupported-option",
      "invalid mac pool. You must specify both a start range and an end range",
      "macpool takes pairs: START,END or START,END,START,END.",
    );
  }
  return ok({
    networkName: read(NETWORK_NAME),
    interfaceName: read(INTERFACE),
    vlanId: vlanId.value,
    vsid: vsid.value,
    dnsSuffix: read(DNS_SUFFIX),
    dnsServers: read(DNS_SERVERS),
    macPools: macs.flatMap((start, index) =>
      index % 2 === 0 ? [{ StartMacAddress: start, EndMacAddress: macs[index + 1] ?? start }] : [],
    ),
    gatewayDnsDisabled: gatewayDnsDisabled.value,
    outboundNat: outboundNat.value,
    outboundNatExceptions: split(read(OUTBOUND_NAT_EXCEPTIONS)),
    hnsId: read(HNS_ID).toUpperCase(),
  });
}

function split(text: string): readonly string[] {
  return text === "" ? [] : text.split(",").map((part) => part.trim());
}

/** Go's strconv.ParseUint(text, 10, 32). An option that is not given is 0. */
function parseUint(key: string, options: Readonly<Record<string, string>>): Result<number, Refusal> {
  const text = options[key];
  if (text === undefined) return ok(0);
  const problem = !/^\d+$/.test(text)
    ? "invalid syntax"
    : Number(text) > 0xffffffff
      ? "value out of range"
      : null;
  if (problem === null) return ok(Number(text));
  return daemonRefusal(
    "unsupported-option",
    `strconv.ParseUint: parsing ${JSON.stringify(text)}: ${problem}`,
    `${key} takes a whole number, as in -o ${key}=7.`,
  );
}

const TRUE = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const FALSE = new Set(["0", "f", "F", "FALSE", "false", "False"]);

/** Go's strconv.ParseBool. An option that is not given is false. */
function parseBool(key: string, options: Readonly<Record<string, string>>): Result<boolean, Refusal> {
  const text = options[key];
  if (text === undefined || FALSE.has(text)) return ok(false);
  if (TRUE.has(text)) return ok(true);
  return daemonRefusal(
    "unsupported-option",
    `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`,
    `${key} takes true or false.`,
  );
}
