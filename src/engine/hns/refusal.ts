import { err } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";

/** HNS says no. `message` is Windows' text for `errorCode`; clients wrap both in words of their own. */
export interface HnsRefusal extends Refusal {
  readonly layer: "hns";
  readonly errorCode: number;
}

interface HnsError {
  readonly errorCode: number;
  readonly text: string;
}

/** Win32 and HCN errors that HNS answers with. Source: facts on HNS, section 8.2. */
export const HNS_ERRORS = {
  fileNotFound: { errorCode: 0x2, text: "The system cannot find the file specified." },
  sharingViolation: {
    errorCode: 0x20,
    text: "The process cannot access the file because it is being used by another process.",
  },
  invalidParameter: { errorCode: 0x57, text: "The parameter is incorrect." },
  elementNotFound: { errorCode: 0x490, text: "Element not found." },
  rpcUnavailable: { errorCode: 0x6ba, text: "The RPC server is unavailable." },
  objectExists: { errorCode: 0x1392, text: "The object already exists." },
  unspecified: { errorCode: 0x80004005, text: "Unspecified error" },
  networkNotFound: { errorCode: 0x803b0001, text: "The network was not found." },
  endpointNotFound: { errorCode: 0x803b0002, text: "The endpoint was not found." },
  subnetNotFound: {
    errorCode: 0x803b0005,
    text: "The network does not have a subnet for this endpoint.",
  },
  adapterNotFound: { errorCode: 0x803b0006, text: "An adapter was not found." },
  policyNotFound: { errorCode: 0x803b0008, text: "An expected policy was not found." },
  invalidNetwork: {
    errorCode: 0x803b000a,
    text: "The provided network configuration is invalid or missing parameters.",
  },
  invalidEndpoint: {
    errorCode: 0x803b000c,
    text: "The provided endpoint configuration is invalid or missing parameters.",
  },
  invalidPolicy: {
    errorCode: 0x803b000d,
    text: "The provided policy configuration is invalid or missing parameters.",
  },
  invalidNetworkType: { errorCode: 0x803b000b, text: "Invalid network type." },
  networkExists: { errorCode: 0x803b0010, text: "A network with this name already exists." },
  portExists: { errorCode: 0x803b0013, text: "The specified port already exists." },
  alreadyAttached: {
    errorCode: 0x803b0014,
    text: "This endpoint is already attached to the switch.",
  },
  unsupported: { errorCode: 0x803b0015, text: "The specified request is unsupported." },
  invalidIp: {
    errorCode: 0x803b001e,
    text: "IP address is either invalid or not part of any configured subnet(s).",
  },
  icsDisabled: {
    errorCode: 0x803b002a,
    text: "Internet Connection Sharing service (SharedAccess) is disabled and cannot be started.",
  },
  hasReferences: {
    errorCode: 0x803b002c,
    text: "The specified entity cannot be removed while it still has references.",
  },
  reservedAddress: { errorCode: 0x803b002f, text: "An address provided is invalid or reserved." },
} as const satisfies Record<string, HnsError>;

/** A refusal of HNS with Windows' own text; `code` is ours and stable. */
export function hnsRefusal(
  error: keyof typeof HNS_ERRORS,
  code: string,
  hint: string,
  fix?: string,
): { readonly ok: false; readonly error: HnsRefusal } {
  const { errorCode, text } = HNS_ERRORS[error];
  return err({
    code,
    layer: "hns",
    errorCode,
    message: text,
    hint,
    ...(fix === undefined ? {} : { fix }),
  });
}
