import { expect, test } from "vitest";
import { shellOf } from "./exec-shell.ts";

test.each([
  ["docker exec -it web cmd", "web cmd"],
  ["docker exec -ti web powershell", "web powershell"],
  ["docker container exec -i -t web cmd.exe", "web cmd"],
  ["docker exec --interactive --tty -e A=1 -w C:\\ web PowerShell.exe", "web powershell"],
  ["docker exec web cmd", null],
  ["docker exec -it web ipconfig", null],
  ["docker exec -it web cmd /c ipconfig", null],
  ["docker exec -it", null],
  ["docker run -it web cmd", null],
])("%s → %j", (line, opened) => {
  const shell = shellOf(line);
  expect(shell && `${shell.container} ${shell.shell}`).toBe(opened);
});
