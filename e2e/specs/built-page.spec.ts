import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../fixtures.ts";

const SUB_PATH = "/some/where/else/";

test("the built page opens and loads nothing from another origin", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "")) elsewhere.push(request.url());
  });
  await page.goto("./");
  await expect(page).toHaveTitle(/vSwitch Lab/);
  await expect(page.getByRole("main")).toBeVisible();
  expect(elsewhere.filter((url) => !/^(data|blob):/.test(url))).toEqual([]);
});

test("the build works from any sub-path", async ({ page, baseURL }) => {
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith(SUB_PATH)) return route.abort();
    const file = pathname.slice(SUB_PATH.length) || "index.html";
    return route.fulfill({ path: join("dist", decodeURIComponent(file)) });
  });
  await page.goto(new URL(SUB_PATH, baseURL).href);
  await expect(page.getByRole("main")).toBeVisible();
});

test("the page forbids inline scripts and other origins", async () => {
  const html = await readFile("dist/index.html", "utf8");
  expect(html).toMatch(/default-src 'none'; script-src 'self';/);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
});
