import { create } from "zustand";

/** A short message over the page that goes away by itself, unless somebody is looking at it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: "info" | "bad";
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

const MOST = 3;
let nextId = 1;

export function notify(text: string, options: Partial<Pick<Notice, "tone" | "action">> = {}): void {
  const notice: Notice = { id: nextId++, text, tone: "info", action: null, ...options };
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((other) => other.text !== text), notice].slice(-MOST),
  }));
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
