import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("two containers on nat: built, pinged, reached from the LAN, moved, shared, taken back", async ({
  lab,
  browser,
}) => {
  const { terminal, outline, canvas, inspector, trace } = lab;

  await terminal.run("docker network ls");
  await expect(terminal.output).toContainText(/nat\s+nat\s+local/);
  await expect(terminal.output).toContainText(/none\s+null\s+local/);

  await terminal.run(`docker run -d --name web -p 8080:80 ${IIS}`);
  await terminal.run(`docker run -d --name api ${IIS}`);
  for (const name of ["web", "api"]) {
    await expect(canvas.container(name)).toBeVisible();
    await expect(outline.row(name)).toBeVisible();
  }
  await outline.row("web").click();
  await expect(inspector.getByRole("heading", { name: "web" })).toBeVisible();
  await expect(inspector).toContainText("192.168.10.21:8080");

  await terminal.run("docker exec api ping web");
  await expect(terminal.output).toContainText("Packets: Sent = 4, Received = 4, Lost = 0 (0% loss)");

  await terminal.openOn("laptop");
  await terminal.run("curl.exe http://192.168.10.21:8080");
  await expect(terminal.output).toContainText("IIS Windows Server");

  await trace.send({ from: "laptop", to: "192.168.10.21", port: 8080 });
  await expect(trace.verdict).toContainText("Delivered to w3wp in web");
  await expect(trace.hop("WinNAT")).toContainText("To, port");

  const before = await canvas.placeOf(canvas.container("api"));
  await canvas.drag(canvas.container("api"), { x: 60, y: 30 });
  await expect.poll(() => canvas.placeOf(canvas.container("api"))).not.toEqual(before);
  await canvas.fit();
  await canvas.showAt100();
  const placed = await canvas.placeOf(canvas.container("api"));

  const link = await lab.share.copyLink();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const second = new LabPage(await context.newPage());
  await second.open(link);
  await second.canvas.fit();
  await second.canvas.showAt100();
  for (const name of ["web", "api"]) await expect(second.outline.row(name)).toBeVisible();
  await expect.poll(() => second.canvas.placeOf(second.canvas.container("api"))).toEqual(placed);
  await context.close();

  await lab.press("Undo");
  await expect(outline.row("api")).toHaveCount(0);
  await expect(canvas.container("api")).toHaveCount(0);
  await expect(canvas.container("web")).toBeVisible();
});
