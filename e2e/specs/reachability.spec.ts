import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1600, height: 1000 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("who reaches whom: a cell plays its packet, and what a command changed is marked", async ({ lab }) => {
  const { terminal, reachability, trace } = lab;
  await terminal.runAll([
    "docker network create -d nat --subnet 172.30.0.0/16 back",
    `docker run -d --name web ${IIS}`,
    `docker run -d --name db --network back ${IIS}`,
  ]);
  await reachability.open();
  await reachability.tryWith("TCP to its port");
  await expect(reachability.status).toContainText(/\d+ arrive, \d+ do not/);
  await expect(reachability.cell("web", "db")).toHaveAccessibleName(/^web to db, back on win-01: dropped/);
  await reachability.cell("web", "db").click();
  await expect(trace.verdict).toContainText("Dropped at WinNAT");
  await expect(trace.fix).toHaveAccessibleName(/docker network connect back web/);
  await trace.fix.click();
  await expect(trace.verdict).toContainText("Delivered");

  await reachability.open();
  await expect(reachability.cell("web", "db")).toHaveAccessibleName(
    /^web to db, back on win-01: delivered.*changed, before the last command: dropped$/,
  );
});
