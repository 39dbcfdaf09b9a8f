import { groupsAsRows } from "@equal-bits/core";
import { backendLaws } from "@equal-bits/laws";
import { wasmBackend } from "@equal-bits/ot-wasm";
import { describe, expect, test } from "vitest";

describe("the WebAssembly backend, in a browser", () => {
  for (const law of backendLaws(wasmBackend(), { cases: 3000 })) test(law.name, law.check);
});

test("example: a module Worker selects as the page does", async () => {
  const worker = new Worker(new URL("./select-worker.ts", import.meta.url), { type: "module" });
  try {
    const weights = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i * i));
    const marks = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(weights);
    });
    expect(marks).toEqual(
      wasmBackend().selectTop(weights, groupsAsRows(1, 5000), [2500], new Uint8Array(5000)),
    );
  } finally {
    worker.terminate();
  }
});
