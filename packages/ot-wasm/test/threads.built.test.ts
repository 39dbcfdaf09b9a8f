import { spawnSync } from "node:child_process";
import { BackendError, DomainError, groupsAsColumns, groupsAsRows, seededRandom } from "@equal-bits/core";
import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import {
  newHints,
  type SelectionInMemory,
  selectionScratchBytes,
  startThreads,
  threadedBackend,
  wasmKernels,
} from "@equal-bits/ot-wasm";
import { afterAll, describe, expect, test } from "vitest";

// On the built package: a worker's module is a file beside the others.

const backend = threadedBackend({ threads: 2, fewest: 0 });
afterAll(() => backend.dispose());

describe("threadedBackend", () => {
  for (const law of backendLaws(backend, { cases: 2000 })) test(law.name, law.check);

  test("for every number of threads: the marks and hints are those of the reference", async () => {
    const random = seededRandom(3);
    const weights = Float32Array.from({ length: 70 * 300 }, () => Math.round(8 * random.normal()) / 8);
    for (const threads of [1, 3])
      for (const layout of [
        groupsAsRows(70, 300),
        groupsAsColumns(70, 300),
        { groups: 70, size: 300, interleave: 35 },
      ]) {
        const several = threadedBackend({ threads, fewest: 0 });
        const counts = Int32Array.from({ length: 70 }, () => random.below(301));
        const hints = newHints(70);
        const wanted = cpuBackend.selectTop(weights, layout, counts, new Uint8Array(weights.length));
        for (let call = 0; call < 3; call++)
          expect(
            await several.selectTop(weights, layout, counts, new Uint8Array(weights.length), { hints }),
          ).toEqual(wanted);
        expect(hints.some(Number.isFinite)).toBe(true);
        await several.dispose();
      }
  });

  test("example: two calls at once do not disturb each other", async () => {
    const layout = groupsAsRows(40, 100);
    const random = seededRandom(4);
    const draw = (): Float32Array => Float32Array.from({ length: 4000 }, () => random.normal());
    const [one, other] = [draw(), draw()];
    const counts = new Int32Array(40).fill(50);
    const marks = (weights: Float32Array) => backend.selectTop(weights, layout, counts, new Uint8Array(4000));
    const reference = (weights: Float32Array) =>
      cpuBackend.selectTop(weights, layout, counts, new Uint8Array(4000));
    expect(await Promise.all([marks(one), marks(other)])).toEqual([reference(one), reference(other)]);
  });

  test("after dispose it is refused, a small call too", async () => {
    const ended = threadedBackend({ threads: 1 });
    await ended.dispose();
    await ended.dispose();
    const call = ended.selectTop(new Float32Array(4), groupsAsRows(1, 4), [2], new Uint8Array(4));
    await expect(call).rejects.toThrow("must not be used after dispose()");
  });

  test("a worker that cannot start is refused with what to look for", async () => {
    const lame = threadedBackend({
      threads: 1,
      fewest: 0,
      workerUrl: new URL("no-such-worker.js", import.meta.url),
    });
    const call = lame.selectTop(new Float32Array(4), groupsAsRows(1, 4), [2], new Uint8Array(4));
    await expect(call).rejects.toThrow(BackendError);
    await expect(call).rejects.toThrow("selection-worker.js");
    await lame.dispose();
  });

  test("an address that no worker can have is refused", () => {
    expect(() => threadedBackend({ workerUrl: "no address" })).toThrow(BackendError);
    expect(() => threadedBackend({ workerUrl: "no address" })).toThrow("pass its address as workerUrl");
  });

  for (const [what, code] of [
    ["ends at once", ""],
    ["throws at the first call", workerThat('if ("id" in message) throw new Error("planted")')],
    ["ends at the first call", workerThat('if ("id" in message) process.exit(3)')],
  ] as const)
    test(`a worker that ${what} is refused, and no call waits for it`, async () => {
      const lame = threadedBackend({ threads: 2, fewest: 0, workerUrl: moduleOf(code) });
      const call = () => lame.selectTop(new Float32Array(4), groupsAsRows(2, 2), [1, 1], new Uint8Array(4));
      await expect(Promise.all([call(), call()])).rejects.toThrow(BackendError);
      await expect(call()).rejects.toThrow("a worker must run as long as its backend");
      await lame.dispose();
    });

  test("for every call under way at dispose: it is refused or gives its marks, and dispose ends", async () => {
    for (const milliseconds of [0, 1, 5, 20]) {
      const ended = threadedBackend({ threads: 2, fewest: 0 });
      const weights = new Float32Array(4e6).map((_, i) => Math.sin(i * i));
      const counts = new Int32Array(1000).fill(2000);
      const marks = new Uint8Array(4e6);
      const call = ended.selectTop(weights, groupsAsRows(1000, 4000), counts, marks).then(
        () => marks.reduce((sum, mark) => sum + mark, 0),
        (error: unknown) => error instanceof BackendError && marks.every((mark) => mark === 0),
      );
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await ended.dispose();
      expect([true, 2e6]).toContain(await call);
    }
  });

  test("for every change to counts, atoms and weights during a call: the call does not see it", async () => {
    const layout = groupsAsRows(4, 500);
    const weights = new Float32Array(2000).map((_, i) => Math.sin(i * i));
    const atoms = [-1, 0, 1];
    const counts = new Int32Array(12).fill(200).map((count, i) => (i % 3 === 1 ? 100 : count));
    const wanted = cpuBackend.atomTransport(weights, layout, atoms, counts, new Float32Array(2000));
    const call = backend.atomTransport(weights, layout, atoms, counts, new Float32Array(2000));
    counts.fill(1e9);
    atoms.fill(7);
    weights.fill(7);
    expect(await call).toEqual(wanted);
  });

  test("example: calls under way see their weights where a later one makes the memory grow", async () => {
    const grown = threadedBackend({ threads: 2, fewest: 0 });
    const sizes = [1000, 400_000, 3_000_000];
    const marks = await Promise.all(
      sizes.map((size) => {
        const weights = new Float32Array(2 * size).map((_, i) => Math.sin(i * i));
        return grown.selectTop(weights, groupsAsRows(2, size), [size / 2, 7], new Uint8Array(2 * size));
      }),
    );
    expect(marks.map((all) => all.reduce((sum, mark) => sum + mark, 0))).toEqual(
      sizes.map((size) => size / 2 + 7),
    );
    await grown.dispose();
  });

  for (const [when, code] of [
    ["before any call", ""],
    ["after a call", "await backend.selectTop(new Float32Array(4), layout, [1, 1], new Uint8Array(4));"],
    [
      "without waiting for it",
      "await backend.selectTop(new Float32Array(0), { ...layout, size: 0 }, [0, 0], new Uint8Array(0));",
    ],
  ] as const)
    test(`example: a process that forgot to dispose ends by itself, ${when}`, () => {
      const script = `
        import { threadedBackend } from ${JSON.stringify(import.meta.resolve("@equal-bits/ot-wasm"))};
        const [backend, layout] = [threadedBackend({ threads: 2, fewest: 0 }), { groups: 2, size: 2, interleave: 1 }];
        ${code}`;
      const { status, signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
        timeout: 30_000,
      });
      expect([status, signal]).toEqual([0, null]);
    });
});

/** The code of a worker that does something with each message. */
function workerThat(does: string): string {
  return `import { parentPort } from "node:worker_threads"; parentPort.on("message", (message) => { ${does} });`;
}

function moduleOf(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

describe("startThreads", () => {
  const memory = new WebAssembly.Memory({ initial: 40, maximum: 65536, shared: true });

  test("example: four rows in a memory of the caller's, read and written where they are", async () => {
    const threads = startThreads(memory, { threads: 2, fewest: 0 });
    const selection = fourRows();
    expect(await threads.select(selection)).toBe(1);
    expect([...new Int8Array(memory.buffer, selection.out, 8)]).toEqual([1, -1, -1, 1, 1, -1, -1, 1]);
    await threads.dispose();
  });

  test("a NaN is refused with its index, whichever worker met it", async () => {
    const threads = startThreads(memory, { threads: 2, fewest: 0 });
    const selection = fourRows();
    new Float32Array(memory.buffer, selection.weights, 8)[5] = Number.NaN;
    await expect(threads.select(selection)).rejects.toThrow("got NaN or an infinity at index 5");
    await threads.dispose();
  });

  test("a count beyond its row and a scratch memory for one worker less are refused", async () => {
    const threads = startThreads(memory, { threads: 2, fewest: 0 });
    const end = memory.buffer.byteLength;
    const bytes = selectionScratchBytes(wasmKernels(memory), groupsAsRows(4, 2));
    await expect(threads.select({ ...fourRows(), scratch: end - bytes })).rejects.toThrow(
      `scratch must be the address of ${2 * bytes} bytes`,
    );
    const selection = fourRows();
    new Int32Array(memory.buffer, selection.counts, 4)[2] = 3;
    await expect(threads.select(selection)).rejects.toThrow("counts[2] must be a whole number from 0 to 2");
    await threads.dispose();
  });

  test("a plain memory, no thread and a negative limit are refused", () => {
    const plain = new WebAssembly.Memory({ initial: 1 });
    expect(() => startThreads(plain)).toThrow("make it with shared: true");
    expect(() => startThreads(memory, { threads: 0 })).toThrow(DomainError);
    expect(() => startThreads(memory, { threads: 1.5 })).toThrow(
      "threads must be a whole number ≥ 1, got 1.5",
    );
    expect(() => startThreads(memory, { fewest: Number.NaN })).toThrow(
      "fewest must be a number of weights ≥ 0",
    );
  });

  /** Rows of two, of which one each is selected. */
  function fourRows(): SelectionInMemory {
    const layout = groupsAsRows(4, 2);
    const selection = { weights: 1024, layout, counts: 1088, out: 1152, scratch: 2048 } as const;
    new Float32Array(memory.buffer, selection.weights, 8).set([2, 1, -3, 0, 5, 5, 0.25, 0.5]);
    new Int32Array(memory.buffer, selection.counts, 4).fill(1);
    expect(2048 + 2 * selectionScratchBytes(wasmKernels(memory), layout)).toBeLessThan(
      memory.buffer.byteLength,
    );
    return { ...selection, output: { kind: "bytes", low: -1, high: 1 } };
  }
});
