import type { HostName } from "../model/ids.ts";
import type { Note, Refusal } from "../model/refusal.ts";
import type { Host } from "../model/world.ts";
import type { CmdletCall } from "./cmdlet.ts";

/** The host that a cmdlet which exists only on hosts was typed on. */
export function hostNameOf(call: CmdletCall): HostName {
  if (call.place.kind !== "host") throw new Error(`${call.name} ran on a ${call.place.kind}`);
  return call.place.host;
}

export function hostOfCall(call: CmdletCall): Host {
  return call.tx.host(hostNameOf(call));
}

/** The learner's note of a refusal. */
export function noteOf(refusal: Refusal): Note {
  const { code, hint, fix = null, source = null } = refusal;
  return { kind: "error", code, text: hint, fix, source };
}

/** HNS' refusal as the scripts of hns.psm1 throw it: `HNS failed with error : …`. */
export function reportHnsRefusal(call: CmdletCall, refusal: Refusal): void {
  const message = `HNS failed with error : ${refusal.message} `;
  call.error({
    command: "",
    message,
    category: "OperationStopped",
    target: `${message}:String`,
    activity: "",
    exception: "RuntimeException",
    id: message,
    note: noteOf(refusal),
  });
}

/** A CIM cmdlet that finds nothing by a given property. */
export function reportNotFound(call: CmdletCall, kind: string, property: string, value: string): void {
  call.error({
    message: `No ${kind} objects found with property '${property}' equal to '${value}'.  Verify the value of the property and retry.`,
    category: "ObjectNotFound",
    target: `${value}:String`,
    exception: "CimJobException",
    id: `CmdletizationQuery_NotFound_${property}`,
  });
}
