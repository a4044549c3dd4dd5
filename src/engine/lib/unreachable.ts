/** Ends an exhaustive switch: fails to compile when a case is missing, throws if one slips in at run time. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
