import { expect, test } from "../fixtures.ts";

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
