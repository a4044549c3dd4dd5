import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1600, height: 1000 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("two hosts join a swarm, and a packet crosses the LAN in a VXLAN envelope", async ({ lab, page }) => {
  const { terminal, outline, canvas, trace } = lab;
  await terminal.run("lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24");
  await terminal.run("docker swarm init --advertise-addr 192.168.10.21 --listen-addr 192.168.10.21:2377");
  const join = /docker swarm join --token \S+ 192\.168\.10\.21:2377/.exec(
    await terminal.entries.last().innerText(),
  );
  expect(join, "swarm init prints the line that joins").not.toBeNull();
  await terminal.openOn("win-02");
  await terminal.run(join?.[0] ?? "");
  await expect(terminal.output).toContainText("This node joined a swarm as a worker.");
  await terminal.openOn("win-01");
  await terminal.run("docker network create -d overlay --attachable --subnet 10.0.9.0/24 shop");
  await terminal.run(`docker service create --name web --replicas 2 --network shop ${IIS}`);
  await terminal.run("docker service ls");
  await expect(terminal.entries.last()).toContainText("2/2");

  const tasks = outline.tree.getByRole("treeitem", { name: /^web\.\d.*container on shop/ });
  await expect(tasks).toHaveCount(2);
  await expect(canvas.vswitch("shop").first()).toBeVisible();

  const names = await tasks.evaluateAll((rows) =>
    rows.map((row) => (row.getAttribute("aria-label") ?? "").split(", ")),
  );
  const [from = "", to = ""] = ["web.1", "web.2"].map(
    (task) => names.find(([name]) => name?.startsWith(task))?.[0],
  );
  const address = names.find(([name]) => name === to)?.find((part) => part.startsWith("10.0.9."));
  await terminal.run(`docker ps --filter name=${from} --format "{{.Names}}"`);
  const host = (await terminal.entries.last().innerText()).includes(`\n${from}`) ? "win-01" : "win-02";
  await trace.send({ from: `${host}/${from}`, to: address ?? "", port: 80 });
  await expect(trace.verdict).toContainText("Delivered");
  await trace.hop("Envelope (VFP)").first().getByRole("button").click();
  await expect(lab.inspector.getByRole("region", { name: /^Outside/ })).toContainText("UDP 4789");
  await expect(page.getByText(/VXLAN tunnel/).first()).toBeVisible();
});
