import type { Environment, Io } from "../src/io.js";

/** What a run under test sees and what it wrote. */
export interface FakeIo extends Io {
  /** Everything written on stdout. */
  readonly out: () => string;
  /** Everything written on stderr. */
  readonly err: () => string;
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
  /** How many listeners wait for Ctrl-C. */
  readonly listeners: () => number;
}

/** How the fake terminal is. */
export interface FakeTerminal {
  /** Whether both streams are a terminal. Default false. */
  readonly isTTY?: boolean;
  /** Width. Default 100. */
  readonly columns?: number;
  /** The environment. Default empty. */
  readonly env?: Environment;
}

/** Streams that remember, and a Ctrl-C key. */
export function fakeIo({ isTTY = false, columns = 100, env = {} }: FakeTerminal = {}): FakeIo {
  const written = { out: "", err: "" };
  const waiting = new Set<() => void>();
  const stream = (name: "out" | "err") => ({
    isTTY,
    columns,
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  return {
    stdout: stream("out"),
    stderr: stream("err"),
    env,
    onInterrupt: (listener) => {
      waiting.add(listener);
      return () => waiting.delete(listener);
    },
    out: () => written.out,
    err: () => written.err,
    interrupt: () => {
      for (const listener of waiting) listener();
    },
    listeners: () => waiting.size,
  };
}
