import { DriverToken, Glyph } from "#ui";
import type { Inspection } from "./model/inspection.ts";

export function ObjectIcon({ icon, size }: { readonly icon: Inspection["icon"]; readonly size: number }) {
  return "glyph" in icon ? (
    <Glyph name={icon.glyph} size={size} />
  ) : (
    <DriverToken driver={icon.driver} size={size} />
  );
}
