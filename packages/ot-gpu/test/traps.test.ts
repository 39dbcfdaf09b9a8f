import { apportionRows, groupsAsRows } from "@equal-bits/core";
import { cpuBackend } from "@equal-bits/ot";
import { type GpuBackend, gpuBackend } from "@equal-bits/ot-gpu";
import { GPU } from "gpu.js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { GpuKernelSettings } from "../src/gpu-js.js";
import { hardWeights } from "./hard-weights.js";
import { type MadeKernel, spiedGpu } from "./spied-gpu.js";

// What gpu.js 2.24 does that would be wrong here without a word, each shown, and each kept out of our kernels.

/** gpu.js as these examples use it. */
interface PlainGpu {
  createKernel(source: string, settings: Partial<GpuKernelSettings>): (argument: unknown) => unknown;
}

/** All kernels of this package, made by calls of every kind. */
let made: readonly MadeKernel[] = [];

beforeAll(async () => {
  const spied = spiedGpu();
  const backend = await gpuBackend({ GPU: spied.GPU, mode: "cpu" });
  const resident = await backend.upload(Float32Array.of(1, 2, 3, 4), groupsAsRows(1, 4));
  await resident.atomTransport([-1, 0, 1], Int32Array.of(1, 2, 1));
  const entropic = await resident.entropicAtoms([-1, 1], [0.4, 0.6], { epsilon: 1 });
  await entropic.plan();
  const cost = await backend.uploadCost(Float32Array.of(0, 1, 1, 0), [2, 2]);
  const { plan } = await cost.sinkhorn([1, 1], [1, 1], { epsilon: 1 });
  await plan();
  await backend.dispose();
  made = spied.made;
});

describe("the kernels", () => {
  test("for every kernel: braces around every branch and loop, for a minified one is wrong without a word", () => {
    expect(made.length).toBeGreaterThanOrEqual(14);
    for (const { name, source } of made) {
      expect(name).not.toBe("");
      const heads = source.match(/\b(if|for) \(/g) ?? [];
      const braced = source.match(/\b(if|for) \([^{}]*\) \{/g) ?? [];
      expect(braced.length, name).toBe(heads.length);
      expect(source, name).not.toMatch(/\?|\belse [^{]/);
    }
  });

  test("for every kernel: no two loops share a counter, which the CPU mode declares twice", () => {
    for (const { name, source } of made) {
      const counters = [...source.matchAll(/for \(let (\w+)/g)].map(([, counter]) => counter);
      expect(new Set(counters).size, name).toBe(counters.length);
    }
  });

  test("for every kernel: no name from outside, for closures are not captured", () => {
    for (const { name, source } of made) {
      const [, parameters] = /function \w+\(([^)]*)\)/.exec(source) ?? [];
      const own = [...source.matchAll(/\b(?:let|const) (\w+)/g)].map(([, local]) => local);
      const known = new Set([
        ...parameters.split(", "),
        ...own,
        "function",
        name,
        "this",
        "Math",
        "let",
        "const",
        "for",
        "if",
        "else",
        "return",
      ]);
      const used = source.replaceAll(/\.\w+/g, "").match(/\b[a-zA-Z]\w*\b/g) ?? [];
      expect(
        used.filter((word) => !known.has(word)),
        name,
      ).toEqual([]);
    }
  });

  test("for every kernel: single precision, highp, loops of any length; results that stay are immutable", () => {
    for (const { name, settings } of made) {
      expect(settings, name).toMatchObject({ precision: "single", tactic: "precision", dynamicOutput: true });
      expect(settings.loopMaxIterations, name).toBe(2 ** 24);
      expect(settings.pipeline, name).toBe(name !== "download");
      expect(settings.immutable, name).toBe(settings.pipeline);
    }
  });

  test("for every kernel: arguments of the same kinds at each call, of the host for upload alone, for WebGL2 takes no other later", () => {
    for (const { name, calls } of made) {
      expect(calls.size, name).toBe(1);
      expect([...calls].join().includes("host"), name).toBe(name === "upload");
    }
  });

  test("example: kernels that answer in promises, as those of a later gpu.js, are waited for", async () => {
    const { GPU } = spiedGpu({ later: true });
    const backend = await gpuBackend({ GPU, mode: "cpu" });
    const marks = await backend.selectTop(
      Float32Array.of(1, 3, 2),
      groupsAsRows(1, 3),
      [2],
      new Uint8Array(3),
    );
    expect([...marks]).toEqual([0, 1, 1]);
    await backend.dispose();
  });

  test("for every shape: the same kernels, made once", async () => {
    const spied = spiedGpu();
    const backend = await gpuBackend({ GPU: spied.GPU, mode: "cpu" });
    for (const [rows, size] of [
      [1, 3],
      [5, 100],
      [2, 1000],
    ]) {
      const layout = groupsAsRows(rows, size);
      await backend.selectTop(
        new Float32Array(rows * size),
        layout,
        new Array(rows).fill(1),
        new Uint8Array(rows * size),
      );
    }
    const names = spied.made.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("the passes", () => {
  test("for every input, ties above all: sixteen passes over the keys, and no more work for a row of equal weights", async () => {
    const runs = new Set<string>();
    for (const weights of hardWeights(576).values()) {
      const spied = spiedGpu();
      const backend = await gpuBackend({ GPU: spied.GPU, mode: "webasm" });
      await backend.selectTop(weights, groupsAsRows(1, 576), [288], new Uint8Array(576));
      runs.add(spied.made.map((kernel) => `${kernel.name} ${kernel.runs}`).join(", "));
    }
    expect([...runs]).toEqual([
      "upload 5, addNumber 1, download 2, countReaching 16, raiseCuts 16, countAround 1, endOfTies 1, countTopSets 1",
    ]);
  });

  test("for any number of parts and batches of levels: never more than eight arrays alive", async () => {
    let most = 0;
    let backend: GpuBackend | undefined;
    const spied = spiedGpu({
      onRun: () => {
        most = Math.max(most, backend?.arrays ?? 0);
      },
    });
    backend = await gpuBackend({ GPU: spied.GPU, mode: "cpu", maxCells: 512 });
    const counts = Int32Array.from(apportionRows(20, 50, new Array(10).fill(0.1)));
    const atoms = Array.from({ length: 10 }, (_, level) => level);
    most = 0;
    await backend.atomTransport(
      new Float32Array(1000),
      groupsAsRows(20, 50),
      atoms,
      counts,
      new Float32Array(1000),
    );
    expect(most).toBeGreaterThan(3);
    expect(most).toBeLessThanOrEqual(8);
    await backend.dispose();
  });

  test("for a row of 1.1 million weights, whose loops pass 1000 turns: the bits of the reference", async () => {
    const size = 1_100_000;
    const backend = await gpuBackend({ mode: "webasm" });
    const weights = hardWeights(size).get("few values") ?? new Float32Array(0);
    const layout = groupsAsRows(1, size);
    const marks = await backend.selectTop(weights, layout, [size - 1001], new Uint8Array(size));
    const wanted = await cpuBackend.selectTop(weights, layout, [size - 1001], new Uint8Array(size));
    expect(Buffer.compare(Buffer.from(marks), Buffer.from(wanted))).toBe(0);
    await backend.dispose();
  });
});

describe("gpu.js itself", () => {
  const run = (source: string, settings: Partial<GpuKernelSettings>, argument: unknown): unknown => {
    // gpu.js's own types know no kernel by its text alone
    const gpu = new GPU({ mode: "cpu" }) as unknown as PlainGpu;
    return gpu.createKernel(source, { output: [1], ...settings })(argument);
  };

  test("example: a loop that ends at an argument stops at 1000, unless told another bound", () => {
    const count = "function count(n) { let c = 0; for (let i = 0; i < n; i++) { c = c + 1; } return c; }";
    expect(run(count, {}, 1500)).toEqual(Float32Array.of(1000));
    expect(run(count, { loopMaxIterations: 2 ** 24 }, 1500)).toEqual(Float32Array.of(1500));
  });

  test("example: a minifier's comma runs whether or not its condition holds", () => {
    const braced =
      "function last(x) { let at = -1; for (let i = 0; i < 3; i++) { if (x[i] > 1) { at = i; } } return at; }";
    const minified = "function last(x){let c=0,t=-1;for(let i=0;i<3;i++)x[i]>1&&(c=i,t=i);return t}";
    expect(run(braced, {}, [2, 0, 0])).toEqual(Float32Array.of(0));
    expect(run(minified, {}, [2, 0, 0])).toEqual(Float32Array.of(2));
  });

  test("example: a name from outside is not captured", () => {
    const outside = 5;
    const source = "function add(x) { return x[this.thread.x] + outside; }";
    expect(() => run(source, {}, [outside])).toThrow("outside");
  });

  test("example: two loops with one counter do not compile on the CPU", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const twice =
      "function twice(n) { let c = 0; for (let i = 0; i < n; i++) { c = c + 1; } for (let i = 0; i < n; i++) { c = c + 1; } return c; }";
    expect(() => run(twice, {}, 3)).toThrow();
    vi.restoreAllMocks();
  });

  test("example: a 32-bit word comes back as float32, so only 24 bits of it", () => {
    const same = "function same(x) { return x[this.thread.x]; }";
    expect(run(same, {}, [2 ** 24 + 1])).toEqual(Float32Array.of(2 ** 24));
  });
});
