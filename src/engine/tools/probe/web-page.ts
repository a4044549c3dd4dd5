/** What a web server answers to GET /; the lab invents no content beyond a server's own default page. */
export interface WebPage {
  readonly status: number;
  readonly statusText: string;
  readonly server: string;
  readonly contentType: string;
  readonly body: string;
}

interface PageRow {
  readonly process: RegExp;
  readonly server: string;
  readonly title: string;
}

const PAGES: readonly PageRow[] = [
  { process: /w3wp|iis/i, server: "Microsoft-IIS/10.0", title: "IIS Windows Server" },
  { process: /nginx/i, server: "nginx", title: "Welcome to nginx!" },
  { process: /httpd|apache/i, server: "Apache", title: "It works!" },
  { process: /dotnet|kestrel|aspnet/i, server: "Kestrel", title: "Home page" },
];

/** Servers that hang up on an HTTP request. */
const NOT_HTTP = /sqlservr|mssql|redis|mysqld|postgres|mongod|dns|smb|rdp/i;

/** The page of that process; null when it does not speak HTTP. */
export function webPageOf(process: string, machine: string): WebPage | null {
  if (NOT_HTTP.test(process)) return null;
  const row = PAGES.find((page) => page.process.test(process));
  const title = row?.title ?? machine;
  const body = `<!DOCTYPE html>\r\n<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`;
  return {
    status: 200,
    statusText: "OK",
    server: row?.server ?? process,
    contentType: "text/html",
    body,
  };
}
