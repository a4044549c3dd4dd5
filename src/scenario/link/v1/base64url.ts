const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** Base64 for addresses, without padding. Source: RFC 4648 §5. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = Math.min(4, bytes.length - at + 1);
    for (let digit = 0; digit < digits; digit += 1) text += DIGITS[(group >>> (18 - digit * 6)) & 63] ?? "";
  }
  return text;
}

/** The bytes up to the first character that is no digit, and whether that was the end. */
export function decodeBase64Url(text: string): { readonly bytes: Uint8Array; readonly isWhole: boolean } {
  const bytes: number[] = [];
  let group = 0;
  let bits = 0;
  for (const digit of text) {
    const value = VALUES.get(digit);
    if (value === undefined) return { bytes: Uint8Array.from(bytes), isWhole: false };
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((group >>> bits) & 255);
  }
  return { bytes: Uint8Array.from(bytes), isWhole: true };
}
