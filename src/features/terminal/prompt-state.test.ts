import { expect, test } from "vitest";
import { EMPTY_PROMPT, endSearch, recall, searchFor, searchMore, type } from "./prompt-state.ts";

const history = ["docker ps", "docker run web", "ipconfig"];

test("↑ walks to older lines and stops at the oldest", () => {
  let state = EMPTY_PROMPT;
  const seen = [1, 2, 3, 4].map(() => {
    state = recall(state, history, -1);
    return state.line;
  });
  expect(seen).toEqual(["ipconfig", "docker run web", "docker ps", "docker ps"]);
});

test("↓ comes back to the line that was being typed", () => {
  const typed = type(EMPTY_PROMPT, "docker netw");
  const away = recall(recall(typed, history, -1), history, -1);
  expect(recall(recall(away, history, 1), history, 1).line).toBe("docker netw");
});

test("Ctrl R finds the newest hit, again the next older one", () => {
  const first = searchFor(searchMore(EMPTY_PROMPT, history), history, "docker");
  expect(first.line).toBe("docker run web");
  expect(searchMore(first, history).line).toBe("docker ps");
});

test("a search without a hit keeps the last line and says so", () => {
  const state = searchFor(searchFor(searchMore(EMPTY_PROMPT, history), history, "run"), history, "runx");
  expect(state.line).toBe("docker run web");
  expect(state.search?.at).toBe(-1);
});

test("Esc leaves the search with the line from before", () => {
  const state = searchFor(searchMore(type(EMPTY_PROMPT, "abc"), history), history, "ip");
  expect(endSearch(state, true).line).toBe("ipconfig");
  expect(endSearch(state, false).line).toBe("abc");
});
