import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1280, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("a learner types: the suggestion, completion, history, and the same again after a reload", async ({
  lab,
  page,
}) => {
  const { terminal, outline } = lab;
  await terminal.prompt.focus();
  await expect(terminal.ghost).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(terminal.prompt).toHaveValue(/^docker run -d --name web -p 8080:80 /);
  await page.keyboard.press("Enter");
  await expect(outline.row("web")).toBeVisible();

  await page.keyboard.type("docker net");
  await page.keyboard.press("Tab");
  await expect(terminal.prompt).toHaveValue("docker network ");
  await page.keyboard.press("Tab");
  await expect(terminal.completions).toBeVisible();
  await expect(terminal.completions.getByRole("option", { name: /^inspect/ })).toBeVisible();
  await page.keyboard.type("insp");
  await page.keyboard.press("Tab");
  await expect(terminal.completions).toBeHidden();
  await expect(terminal.prompt).toHaveValue("docker network inspect ");
  await page.keyboard.type("na");
  await page.keyboard.press("Tab");
  await expect(terminal.prompt).toHaveValue(/^docker network inspect nat ?$/);
  await page.keyboard.press("Enter");
  await expect(terminal.output).toContainText('"Subnet": "172.16.0.0/16"');

  await lab.saved();
  await page.reload();
  await expect(outline.row("web")).toBeVisible();
  await terminal.prompt.focus();
  await page.keyboard.press("ArrowUp");
  await expect(terminal.prompt).toHaveValue(/^docker network inspect nat/);
  await page.keyboard.press("ArrowUp");
  await expect(terminal.prompt).toHaveValue(/^docker run -d --name web/);
  await page.keyboard.press("Control+C");
  await expect(terminal.prompt).toHaveValue("");
  await page.keyboard.type("docker network in");
  await expect(terminal.ghost).toBeVisible();
  await page.keyboard.press("Control+R");
  await page.keyboard.type("run -d");
  await page.keyboard.press("ArrowRight");
  await expect(terminal.prompt).toHaveValue(/^docker run -d --name web/);
  await page.keyboard.press("Control+C");
  await page.keyboard.press("Control+L");
  await expect(terminal.entries).toHaveCount(0);
  await expect(outline.row("web")).toBeVisible();
});

test("lines copied from a document are run one by one, prompts and comments left out", async ({ lab }) => {
  const { terminal, outline } = lab;
  await terminal.paste(
    [
      "# Build the network first.",
      "PS C:\\> docker network create -d nat --subnet 172.20.0.0/16 `",
      "    --gateway 172.20.0.1 shop",
      "",
      `PS C:\\> docker run -d --name web --network shop ${IIS}`,
      `PS C:\\> docker run -d --name db --network shop ${IIS}`,
    ].join("\r\n"),
  );
  await expect(outline.row("db")).toBeVisible();
  await expect(outline.row("shop")).toHaveAccessibleName(/172\.20\.0\.0\/16/);
  await expect(terminal.entries).toHaveCount(3);
  await expect(lab.scrubber).toHaveAttribute("aria-valuetext", /^Step 3 of 3: docker run -d --name db/);
});

test("what is pasted while pasted lines run comes after them", async ({ lab }) => {
  const networks = (letter: string) =>
    Array.from({ length: 6 }, (_, at) => `docker network create -d nat ${letter}${at}`).join("\n");
  await lab.terminal.paste(networks("first"));
  await lab.terminal.paste(networks("second"));
  await expect(lab.terminal.entries).toHaveCount(12);
  await expect(lab.terminal.entries.nth(5)).toContainText("first5");
  await expect(lab.terminal.entries.nth(6)).toContainText("second0");
});

test("a refusal is in the daemon's words, the note says why, and the fix can be run", async ({ lab }) => {
  const { terminal, outline } = lab;
  await terminal.run(`docker run -d --name web -p 127.0.0.1:8080:80 ${IIS}`);
  await expect(terminal.output).toContainText("Windows does not support host IP addresses in NAT settings");
  const note = terminal.notes.last();
  await expect(note).toContainText("Drop 127.0.0.1");
  await expect(outline.row("web")).toHaveAccessibleName(/created, not started$/);
  await note.getByRole("button", { name: "Put it on the prompt" }).click();
  await expect(terminal.prompt).toHaveValue(`docker rm web; docker run -p 8080:80 -d --name web ${IIS}`);
  await expect(terminal.prompt).toBeFocused();
  await terminal.prompt.press("Control+C");
  await note.getByRole("button", { name: "Run it" }).click();
  await expect(
    outline.tree.getByRole("treeitem", { name: /running, port 8080 open to the LAN/ }),
  ).toHaveCount(1);
});

test("explain says what a command would build and builds nothing", async ({ lab }) => {
  const { terminal, outline, canvas } = lab;
  const command =
    'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2" corp';
  await terminal.run(`explain ${command}`);
  await expect(terminal.output).toContainText("It would do this:");
  await expect(outline.row("corp")).toHaveCount(0);
  await terminal.run(command);
  await expect(outline.row("corp")).toBeVisible();
  await expect(canvas.vswitch("corp")).toBeVisible();
  await terminal.run("undo");
  await expect(outline.row("corp")).toHaveCount(0);
  await terminal.run("redo");
  await expect(outline.row("corp")).toBeVisible();
});

test("a shell in a container is a terminal of its own", async ({ lab, page }) => {
  const { terminal } = lab;
  await terminal.run(`docker run -d --name web ${IIS}`);
  await terminal.prompt.fill("docker exec -it web cmd");
  await terminal.prompt.press("Enter");
  await expect(page.getByRole("combobox", { name: "Command line of win-01/web" })).toBeFocused();
  await terminal.run("ipconfig");
  await expect(terminal.output).toContainText("Default Gateway");
  await terminal.prompt.fill("exit");
  await terminal.prompt.press("Enter");
  await expect(page.getByRole("combobox", { name: "Command line of win-01", exact: true })).toBeVisible();
});
