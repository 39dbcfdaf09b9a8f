import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumOptions } from "../setup/chromium-options.mjs";
import { servePackages } from "../strict-page/serve-packages.mjs";

const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'";
const WITH_WASM = STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions);
});
afterAll(() => browser.close());

/** What a page under a policy sets as `result`. */
async function resultOf(policy: string, script: string): Promise<unknown> {
  const site = await servePackages(policy, `${script}\nglobalThis.result = result;`);
  const page = await browser.newPage();
  try {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(site.url);
    await Promise.race([
      page.waitForFunction(() => "result" in globalThis, undefined, { timeout: 30_000 }),
      page.waitForEvent("pageerror", { timeout: 30_000 }).then((error) => Promise.reject(error)),
    ]);
    expect(errors).toEqual([]);
    return await page.evaluate(() => (globalThis as { result?: unknown }).result);
  } finally {
    await page.close();
    site.close();
  }
}

test("ot runs under a policy that allows scripts of the page's own and nothing else", async () => {
  const script = `
    import { entropicAtoms, selectTop } from "@equal-bits/ot";
    const weights = Float32Array.of(0.9, -0.2, 0.1, -1.1);
    const marks = [...selectTop(weights, 2, new Uint8Array(4))];
    const { converged } = entropicAtoms(weights, [-1, 1], [0.5, 0.5], { epsilon: 0.1 });
    const result = { marks, converged };`;
  expect(await resultOf(STRICT, script)).toEqual({ marks: [1, 0, 1, 0], converged: true });
});

test("ot-wasm runs where the policy allows WebAssembly, on the page and in workers of its own", async () => {
  const script = `
    import { groupsAsRows } from "@equal-bits/core";
    import { threadedBackend, wasmBackend } from "@equal-bits/ot-wasm";
    const weights = Float32Array.of(0.9, -0.2, 0.1, -1.1);
    const layout = groupsAsRows(2, 2);
    const alone = [...wasmBackend().selectTop(weights, layout, [1, 1], new Uint8Array(4))];
    const backend = threadedBackend({ threads: 2, fewest: 0 });
    const together = [...await backend.selectTop(weights, layout, [1, 1], new Uint8Array(4))];
    await backend.dispose();
    const result = { alone, together };`;
  expect(await resultOf(WITH_WASM, script)).toEqual({ alone: [1, 0, 1, 0], together: [1, 0, 1, 0] });
});

test("ot-wasm is refused where the policy forbids WebAssembly, with the word that is missing", async () => {
  const script = `
    import { wasmBackend } from "@equal-bits/ot-wasm";
    let result;
    try { wasmBackend(); } catch (error) { result = { code: error.code, message: error.message }; }`;
  expect(await resultOf(STRICT, script)).toEqual({
    code: "BACKEND",
    message: expect.stringContaining("add 'wasm-unsafe-eval' to script-src"),
  });
});

for (const [where, policy, used] of [
  ["in WebAssembly where the policy allows it", WITH_WASM, 1],
  ["in TypeScript where it does not", STRICT, 0],
] as const)
  test(`metrics counts packed bits ${where}, and the numbers are the same`, async () => {
    const script = `
    import { hammingPacked, packedPair, packSigns } from "@equal-bits/metrics";
    let instances = 0;
    const { Instance } = WebAssembly;
    WebAssembly.Instance = class extends Instance { constructor(...given) { super(...given); instances++; } };
    const [before, after] = [Int8Array.of(1, 1, -1, -1), Int8Array.of(-1, 1, 1, -1)];
    const flips = hammingPacked(packSigns(before), packSigns(after));
    const used = instances;
    const pair = packedPair(1);
    packSigns(before, pair.previous);
    packSigns(after, pair.current);
    const result = { flips, inPlace: pair.hamming(), used };`;
    expect(await resultOf(policy, script)).toEqual({ flips: 2, inPlace: 2, used });
  });

test("threads are refused where the policy forbids workers", async () => {
  const script = `
    import { groupsAsRows } from "@equal-bits/core";
    import { threadedBackend } from "@equal-bits/ot-wasm";
    let result;
    try {
      const backend = threadedBackend({ threads: 1, fewest: 0 });
      result = await backend.selectTop(Float32Array.of(1, 2), groupsAsRows(1, 2), [1], new Uint8Array(2));
    } catch (error) { result = error.code; }`;
  expect(await resultOf(WITH_WASM.replace("worker-src 'self'", "worker-src 'none'"), script)).toBe("BACKEND");
});
