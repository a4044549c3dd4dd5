import { noteOf } from "../../../tools/probe/ping.ts";
import { senderOf } from "../../../tools/probe/sender.ts";
import { machinePages } from "../../../tools/probe/targets.ts";
import { parseUrl } from "../../../tools/probe/url.ts";
import type { WebPage } from "../../../tools/probe/web-page.ts";
import { requestPage, type WebOutcome } from "../../../tools/probe/web-request.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { type PsObject, psObject } from "../../value.ts";

const SENT_AS_IS = "the lab's web servers answer every request alike.";
const NOT_STORED = "the lab keeps no files and no sessions.";

const ignored = (name: string, type: ParameterSpec["type"], reason: string): ParameterSpec => ({
  name,
  type,
  description: "As in Windows PowerShell.",
  ignored: reason,
});

export const invokeWebRequest: Cmdlet = {
  name: "Invoke-WebRequest",
  summary: "Sends an HTTP request and answers an object with the page.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Uri",
      type: "string",
      position: 0,
      mandatory: true,
      description: "The address of the page.",
      complete: machinePages,
    },
    { name: "UseBasicParsing", type: "switch", description: "Reads the page without Internet Explorer." },
    { name: "TimeoutSec", type: "int", description: "Seconds to wait; Windows gives up after 21." },
    {
      name: "Method",
      type: "string",
      values: ["Default", "Get", "Head", "Post", "Put", "Delete", "Trace", "Options", "Merge", "Patch"],
      description: "The HTTP method.",
      ignored: SENT_AS_IS,
    },
    ignored("Body", "object", SENT_AS_IS),
    ignored("ContentType", "string", SENT_AS_IS),
    ignored("Headers", "object", SENT_AS_IS),
    ignored("UserAgent", "string", SENT_AS_IS),
    ignored("MaximumRedirection", "int", SENT_AS_IS),
    ignored("OutFile", "string", NOT_STORED),
    ignored("SessionVariable", "string", NOT_STORED),
    ignored("WebSession", "object", NOT_STORED),
  ],
  run(call) {
    const typed = call.args.text("Uri") ?? "";
    if (/^(?:curl|wget)$/i.test(call.name)) call.note(ALIAS);
    const url = parseUrl(typed);
    if (!url.ok) {
      fail(call, "Invalid URI: The hostname could not be parsed.");
      return;
    }
    const outcome = requestPage(call.tx.world, senderOf(call.tx.world, call.place), url.value);
    for (const note of noteOf(outcome.trace)) call.note(note);
    if (outcome.kind === "page") call.out(responseObject(outcome.page, call.args.flag("UseBasicParsing")));
    else fail(call, failureText(call, outcome, url.value.hostname));
  },
};

const ALIAS = {
  kind: "info",
  code: "curl-is-an-alias",
  text: "In Windows PowerShell this name is an alias of Invoke-WebRequest; curl.exe is the tool.",
  fix: null,
  source: null,
} as const;

/** Seconds until Windows gives up a connection that nobody answers. */
const CONNECT_SECONDS = 21;

/** Source: facts on PowerShell, section 11.5. */
function failureText(
  { args }: CmdletCall,
  outcome: Exclude<WebOutcome, { kind: "page" }>,
  host: string,
): string {
  if (outcome.kind === "unknown-name") return `The remote name could not be resolved: '${host}'`;
  if (outcome.kind === "hung-up") {
    return "The underlying connection was closed: The connection was closed unexpectedly.";
  }
  const patience = args.number("TimeoutSec") ?? 0;
  if (outcome.kind === "timeout" && patience > 0 && patience < CONNECT_SECONDS) {
    return "The operation has timed out.";
  }
  return "Unable to connect to the remote server";
}

function fail(call: CmdletCall, message: string): void {
  call.error({
    message,
    category: "InvalidOperation",
    target: "System.Net.HttpWebRequest:HttpWebRequest",
    exception: "WebException",
    id: "WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand",
  });
}

function responseObject(page: WebPage, basic: boolean): PsObject {
  const headers = {
    "Content-Length": String(page.body.length),
    "Content-Type": page.contentType,
    Server: page.server,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const raw = `HTTP/1.1 ${page.status} ${page.statusText}\r\n${head.join("")}\r\n${page.body}`;
  return psObject("WebResponse", {
    StatusCode: page.status,
    StatusDescription: page.statusText,
    Content: page.body,
    RawContent: raw,
    Forms: basic ? null : [],
    Headers: psObject("Dictionary", headers),
    Images: [],
    InputFields: [],
    Links: [],
    ParsedHtml: basic ? null : "mshtml.HTMLDocumentClass",
    RawContentLength: page.body.length,
  });
}
