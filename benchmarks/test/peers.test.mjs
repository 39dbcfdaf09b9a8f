import { afterEach, expect, test, vi } from "vitest";
import { startPeer } from "../harness/start-peer.mjs";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["is not there", "/no/such/interpreter"],
  ["says nothing", "/bin/true"],
])("example: where the interpreter %s the peer is absent", async (_, python) => {
  vi.stubEnv("PYTHON", python);
  expect(await startPeer("selection.py")).toBeUndefined();
});
