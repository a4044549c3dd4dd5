import { Stream } from "../../../../lib/seed.ts";

/** "iis" → "iis:latest"; a reference with a tag or a digest stays as it is. */
export function withTag(image: string): string {
  if (image.includes("@")) return image;
  return image.lastIndexOf(":") > image.lastIndexOf("/") ? image : `${image}:latest`;
}

/** What the registry answers for a reference: every image is at hand, so every one has a digest. */
export function digestOf(image: string): string | null {
  return image.includes("@") ? null : `sha256:${new Stream(withTag(image)).hex(64)}`;
}
