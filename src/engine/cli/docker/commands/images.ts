import { imageId, splitImage } from "../../../dockerd/images.ts";
import { dockerId } from "../../../lib/seed.ts";
import { humanDuration } from "../format/duration.ts";
import { goTime } from "../format/go-time.ts";
import { formatList, type Listing } from "../format/list.ts";
import { shortId } from "../format/shorten.ts";
import { imageReferenceFault } from "../grammar/image-reference.ts";
import type { GoStruct } from "../template/value.ts";
import { type CommandContext, failWith, hostOf } from "./context.ts";

const IMAGE_LISTING: Listing = {
  typeName: "*formatter.imageContext",
  table: "{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}",
  quiet: "{{.ID}}",
  headers: {
    ID: "IMAGE ID",
    Repository: "REPOSITORY",
    Tag: "TAG",
    Digest: "DIGEST",
    CreatedSince: "CREATED",
    CreatedAt: "CREATED AT",
    Size: "SIZE",
  },
  jsonFields: ["Repository", "Tag", "ID", "CreatedSince", "CreatedAt", "Digest", "Size"],
  runErrorPrefix: "template parsing error: ",
};

/** `docker images`: what the host's containers were made from. The lab keeps no image store. */
export function images(context: CommandContext): void {
  const { args, flags, printer, tx } = context;
  const [wanted] = args;
  const names = [...new Set(hostOf(context).containers.map(({ image }) => image))].toSorted();
  const rows = names
    .filter((name) => wanted === undefined || isMeant(name, wanted))
    .map((name) => imageRow(name, tx.world.clock, flags.bool("no-trunc")));
  const text = formatList(IMAGE_LISTING, rows, { format: flags.text("format"), quiet: flags.bool("quiet") });
  if (!text.ok) return failWith(context, text.error);
  printer.out(text.value);
}

function imageRow(image: string, now: number, noTrunc: boolean): GoStruct {
  const { repository, tag } = splitImage(image);
  const id = imageId(image);
  return {
    Repository: repository,
    Tag: tag,
    ID: noTrunc ? id : shortId(id),
    CreatedSince: `${humanDuration(now + IMAGE_AGE_SECONDS)} ago`,
    CreatedAt: goTime(-IMAGE_AGE_SECONDS),
    Digest: "<none>",
    Size: "N/A",
  };
}

/** The lab's images were all built three months before it opened. */
const IMAGE_AGE_SECONDS = 91 * 86_400;

/** `docker images REPOSITORY[:TAG]`. */
function isMeant(image: string, wanted: string): boolean {
  const { repository, tag } = splitImage(image);
  return wanted === repository || wanted === `${repository}:${tag}`;
}

/** `docker pull`: every image is there already. */
export function pull(context: CommandContext): void {
  const { args, flags, printer } = context;
  const [image = ""] = args;
  const fault = imageReferenceFault(image);
  if (fault !== null) return failWith(context, fault);
  const { repository, tag } = splitImage(image);
  const full = `${/[.:].*\//.test(repository) ? "" : repository.includes("/") ? "docker.io/" : "docker.io/library/"}${repository}:${tag}`;
  if (flags.bool("quiet")) return printer.out(`${full}\n`);
  if (!image.endsWith(tag)) printer.out(`Using default tag: ${tag}\n`);
  printer.out(`${tag}: Pulling from ${full.replace(/^docker\.io\//, "").replace(/:[^:/]*$/, "")}\n`);
  printer.out(
    `Digest: sha256:${dockerId(`digest/${full}`)}\nStatus: Image is up to date for ${repository}:${tag}\n${full}\n`,
  );
}
