import { expect, test } from "../fixtures.ts";
import { linkOf, transcriptOf } from "../headless.ts";
import { LabPage } from "../pages/lab-page.ts";

test.use({ viewport: { width: 1600, height: 1000 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

/** Networks with numbers that a shortened link cannot guess. */
const NETWORKS = Array.from({ length: 9 }, (_, at) => `docker network create -d nat net${at}x${at * 37}`);

test("a link that says nothing opens an explanation and leads to an empty lab", async ({ page }) => {
  const lab = new LabPage(page);
  await page.goto("./#v1.not-a-link");
  await expect(lab.damagedLink).toBeVisible();
  await expect(lab.damagedLink.getByRole("button", { name: "Open those" })).toHaveCount(0);
  await lab.damagedLink.getByRole("button", { name: "Start empty" }).last().click();
  await expect(lab.start).toBeVisible();
});

test("a link of a version to come, and an address that is no link, are called what they are", async ({
  page,
}) => {
  await page.goto("./#v9.abc");
  await expect(page.getByRole("dialog", { name: "This link is from a newer version" })).toContainText("(v9)");
  await page.goto("./#about");
  await expect(page.getByRole("dialog", { name: "There is no lab in this link" })).toBeVisible();
});

test("a link that was cut opens what is left of it", async ({ lab, page }) => {
  const whole = linkOf(NETWORKS.join("\n"));
  await page.goto(`./${whole.slice(0, Math.floor(whole.length * 0.7))}`);
  await expect(lab.damagedLink).toContainText(/[1-8] of 9 steps could be read/);
  await lab.damagedLink.getByRole("button", { name: "Open those" }).click();
  await expect(lab.damagedLink).toBeHidden();
  await expect(lab.outline.row("net0x0")).toBeVisible();
  await expect(lab.outline.row("net8x296")).toHaveCount(0);
});

test("a file that is no lab is refused by name, and what was open stays", async ({ lab, page }) => {
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  await lab.share.openFile("holiday.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]));
  await expect(page.getByText(/^holiday\.png cannot be opened: it is no text file/)).toBeVisible();
  await lab.share.openFile("bad.lab", "docker ps\n#! lens sideways\n");
  await expect(page.getByText(/^bad\.lab cannot be opened: line 2: /)).toBeVisible();
  await lab.share.openFile("empty.lab", "\r\n");
  await expect(page.getByText(/^empty\.lab cannot be opened: there is no command line in it/)).toBeVisible();
  await expect(lab.outline.row("web")).toBeVisible();
});

test("a lab saved as a file is the link's own script, and opens again as it was", async ({ lab, page }) => {
  await lab.terminal.runAll([
    `docker run -d --name web -p 8080:80 ${IIS}`,
    "docker network create -d nat --subnet 172.30.0.0/16 back",
  ]);
  const { name, text } = await lab.share.saveFile();
  expect(name).toMatch(/\.lab$/);
  await page.getByRole("button", { name: /Menu of the lab$/ }).click();
  await page.getByRole("menuitem", { name: "New lab" }).click();
  await expect(lab.start).toBeVisible();
  await lab.share.openFile(name, text);
  await expect(lab.outline.row("back")).toBeVisible();
  await expect(lab.outline.row("web")).toHaveAccessibleName(/port 8080 open to the LAN/);
});

/** Names that would be markup, paths or prototypes if anything took them for that. */
const HOSTILE = [
  'docker network create -d nat "<img src=x onerror=alert(1)>"',
  "docker network create -d nat __proto__",
  "docker network create -d nat constructor",
  `docker run -d --name toString ${IIS}`,
  `docker run -d --name a.b-c_d ${IIS}`,
  `docker run -d --name ${"x".repeat(200)} ${IIS}`,
  `docker run -d --name "../../etc" ${IIS}`,
  `docker run -d --label "<b>bold</b>" --hostname "\u202eright-to-left" ${IIS}`,
];

test("hostile names are names: shown, shared and replayed, never run", async ({ lab, page }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const line of HOSTILE) {
    await lab.terminal.prompt.fill(line);
    await lab.terminal.prompt.press("Enter");
    await expect(lab.terminal.prompt).toHaveValue("");
  }
  await expect(lab.outline.row("__proto__")).toBeVisible();
  await expect(lab.outline.row("constructor")).toBeVisible();
  await expect(lab.outline.row("toString")).toBeVisible();
  await lab.openTab("Reachability");
  await expect(lab.reachability.cell("toString", "a.b-c_d")).toBeVisible();
  await lab.saved();
  await page.reload();
  await expect(lab.outline.row("toString")).toBeVisible();
  expect(dialogs).toEqual([]);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("the transcript on the command line equals the page's, byte for byte", async ({ lab }) => {
  const script = [
    "# Publish a port.",
    `win-01> docker run -d --name web -p 8080:80 ${IIS}`,
    "win-01> docker ps",
    "win-01> docker network inspect nat",
    "win-01> Get-NetNat",
    "win-01> docker run --nonsense",
    "laptop> ping 192.168.10.21",
    "win-01/web> ipconfig /all",
    "win-01> docker rm -f web",
    "",
  ].join("\n");
  await lab.share.openFile("told.lab", script);
  await expect(lab.scrubber).toHaveAttribute("aria-valuetext", /^Step 2 of 2/);
  expect(await lab.terminal.copyTranscript()).toBe(transcriptOf(script));
});
