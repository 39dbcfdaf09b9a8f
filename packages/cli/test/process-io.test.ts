import { expect, test } from "vitest";
import { processIo } from "../src/process-io.js";

test("listens for Ctrl-C once, and stops listening when told", () => {
  const before = process.listenerCount("SIGINT");
  const stopListening = processIo().onInterrupt(() => {});
  expect(process.listenerCount("SIGINT")).toBe(before + 1);
  stopListening();
  expect(process.listenerCount("SIGINT")).toBe(before);
});

test("writes on the streams of the process", () => {
  const io = processIo();
  expect([io.stdout, io.stderr]).toEqual([process.stdout, process.stderr]);
});
