import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1440, height: 900 } });

/** Interface specification, acceptance check 3: nothing is drawn on, nothing is typed in a terminal. */
test("from the outline alone: a port is published and reached from the laptop", async ({ lab, page }) => {
  const { outline, palette, inspector, trace } = lab;
  await lab.start.getByRole("button", { name: "Empty host" }).click();
  await outline.row("nat").click();
  await palette.addWith("Container", { name: "web", ports: "8080:80" });
  await expect(outline.row("web")).toHaveAccessibleName(
    /^web, container on nat, 172\.16\.\d+\.\d+, running, port 8080 open to the LAN, connected to nat port \d+$/,
  );

  await outline.choose("laptop", "Send a packet");
  await expect(trace.composer.getByRole("combobox", { name: "From" })).toHaveValue("laptop");
  await trace.send({ to: "192.168.10.21", port: 8080 });
  await expect(trace.verdict).toContainText("Delivered to w3wp in web");
  await expect(trace.hop("WinNAT")).toContainText("To, port");

  await lab.openTab("Terminal");
  await outline.choose("nat", /^Add a container/);
  await expect(outline.row("web2")).toBeVisible();
  await outline.choose("web2", "Stop");
  await expect(outline.row("web2")).toHaveAccessibleName(/stopped$/);
  await expect(outline.attention).toContainText("web2");
  await outline.choose("web2", "Start");
  await expect(outline.row("web2")).toHaveAccessibleName(/running/);
  await palette.addWith("a nat network", { name: "back", subnet: "172.30.0.0/16" });
  await outline.choose("web2", "back");
  await expect(outline.row("web2")).toHaveCount(2);
  await outline.choose("back", "Open in the inspector");
  await expect(inspector.getByRole("heading", { name: "back" })).toBeVisible();
  await outline.row("web").click();
  await outline.choose("web", "Remove");
  await page.getByRole("dialog", { name: "Remove web?" }).getByRole("button", { name: "Remove web" }).click();
  await expect(outline.row("web")).toHaveCount(0);
});
