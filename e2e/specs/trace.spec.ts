import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("a packet that is dropped says where and why, and is made to arrive", async ({ lab, page }) => {
  const { terminal, trace, canvas } = lab;
  await terminal.run(`docker run -d --name web ${IIS}`);
  await trace.send({ from: "laptop", to: "192.168.10.21", port: 8080 });
  await expect(trace.verdict).toContainText("Dropped at Windows Firewall");
  await expect(trace.hops.last()).toContainText("host firewall block");
  await expect(trace.fix).toHaveAccessibleName(/docker run -d .*-p 8080:80/);
  await trace.fix.click();
  await expect(trace.verdict).toContainText("Delivered to w3wp");
  await expect(lab.scrubber).toHaveAttribute("aria-valuenow", "2");

  await expect(canvas.onPath.first()).toBeVisible();
  const hops = await trace.hops.count();
  await trace.hops.first().getByRole("button").focus();
  await page.keyboard.press("End");
  await expect(trace.hops.last()).toHaveAttribute("aria-current", "step");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Reply" })).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("radio", { name: "Request" })).toBeChecked();
  await expect(trace.hops).toHaveCount(hops);
  await expect(trace.hops.last()).toHaveAttribute("aria-current", "step");
  await page.keyboard.press("Home");
  await expect(trace.hops.first()).toHaveAttribute("aria-current", "step");
});

test("the reply goes back through the same translation", async ({ lab, page }) => {
  const { terminal, trace } = lab;
  await terminal.run(`docker run -d --name web -p 8080:80 ${IIS}`);
  await trace.send({ from: "laptop", to: "192.168.10.21:8080" });
  await trace.hop("WinNAT").getByRole("button").click();
  await expect(trace.headers.getByRole("row", { name: /^TCP: To port 8080 80$/ })).toHaveCount(1);
  await trace.look("Reply");
  await trace.hop("WinNAT").getByRole("button").click();
  await expect(trace.headers.getByRole("row", { name: /^TCP: From port 80 8080$/ })).toHaveCount(1);
  await expect(page.getByText(/^hop \d+ of \d+$/)).toBeVisible();
});

test("a change of the lab makes the trace say that it is old", async ({ lab, page }) => {
  const { terminal, trace } = lab;
  await terminal.run(`docker run -d --name web -p 8080:80 ${IIS}`);
  await trace.send({ from: "laptop", to: "192.168.10.21", port: 8080 });
  await expect(trace.verdict).toContainText("Delivered");
  await lab.openTab("Terminal");
  await terminal.run("docker stop web");
  await trace.open();
  await expect(page.getByText("The lab has changed since this packet was sent.")).toBeVisible();
  await page.getByRole("paragraph").getByRole("button", { name: "Send again" }).click();
  await expect(trace.verdict).not.toContainText("Delivered");
});
