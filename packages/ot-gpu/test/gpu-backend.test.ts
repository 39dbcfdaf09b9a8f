import { groupsAsRows } from "@equal-bits/core";
import { gpuBackend } from "@equal-bits/ot-gpu";
import * as gpuJs from "gpu.js";
import { afterEach, describe, expect, test, vi } from "vitest";
import { spiedGpu } from "./spied-gpu.js";

afterEach(() => {
  vi.doUnmock("gpu.js");
  vi.restoreAllMocks();
});

describe("which mode runs", () => {
  test("no GPU and no mode named: refused with the package to use instead, and no kernel is made", async () => {
    const { GPU, made } = spiedGpu();
    await expect(gpuBackend({ GPU })).rejects.toMatchObject({ code: "BACKEND" });
    await expect(gpuBackend({ GPU })).rejects.toThrow("without a GPU use @equal-bits/ot-wasm");
    expect(made).toEqual([]);
  });

  test("a GPU mode that the platform lacks is refused", async () => {
    for (const mode of ["webgl2", "webgpu"] as const)
      await expect(gpuBackend({ mode })).rejects.toThrow(`the platform must have ${mode}`);
  });

  test("a mode that is none is refused", async () => {
    // what a caller without types may write
    const mode = "gpu" as "cpu";
    await expect(gpuBackend({ mode })).rejects.toMatchObject({ code: "DOMAIN" });
  });

  test("example: the CPU modes run when named, and say what they are", async () => {
    for (const mode of ["cpu", "webasm"] as const) {
      const backend = await gpuBackend({ mode });
      expect([backend.name, backend.maxCells, backend.arrays]).toEqual([mode, 2 ** 24, 0]);
      expect(backend.device).toContain("by gpu.js");
      await backend.dispose();
    }
  });

  test("gpu.js on another device than asked is refused with its reason", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { GPU } = spiedGpu({ fallBack: true });
    await expect(gpuBackend({ GPU, mode: "webasm" })).rejects.toThrow(
      /must run on webasm, got a fallback to cpu \(.*\); use @equal-bits\/ot-wasm/,
    );
    expect(warned).toHaveBeenCalled();
  });

  test("a device of less than float32 is refused", async () => {
    for (const round of [
      (value: number) => Math.round(value / 2) * 2,
      (value: number) => Math.min(value, 65504),
    ]) {
      const { GPU } = spiedGpu({ round });
      await expect(gpuBackend({ GPU, mode: "cpu" })).rejects.toThrow("the device must compute in float32");
    }
  });

  test("a device that starts no kernel is refused with the reason", async () => {
    const { GPU } = spiedGpu({ failing: "Float texture outputs are not supported" });
    await expect(gpuBackend({ GPU, mode: "cpu" })).rejects.toMatchObject({
      code: "BACKEND",
      message: expect.stringContaining("Float texture outputs are not supported"),
    });
  });

  test("code from strings forbidden, as by a Content-Security-Policy: mode cpu is refused with the reason, webasm runs", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined); // gpu.js says so there
    vi.stubGlobal("Function", () => {
      throw new EvalError("code from strings is forbidden");
    });
    try {
      await expect(gpuBackend({ mode: "cpu" })).rejects.toMatchObject({
        code: "BACKEND",
        message: expect.stringContaining("must allow 'unsafe-eval' for mode cpu"),
      });
      expect((await gpuBackend({ mode: "webasm" })).name).toBe("webasm");
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("where gpu.js comes from", () => {
  test("for the class, the module, and what bundlers make of it: the same backend", async () => {
    const { GPU } = gpuJs;
    for (const given of [
      GPU,
      gpuJs,
      { default: gpuJs },
      { default: { GPU } },
      Object.assign(class extends GPU {}, { GPU }),
    ]) {
      const backend = await gpuBackend({ GPU: given, mode: "cpu" });
      expect(backend.name).toBe("cpu");
      await backend.dispose();
    }
  });

  test("another thing than the class, or gpu.js of another version, is refused with what to install", async () => {
    class Older {
      createKernel(): void {}
    }
    for (const GPU of [{}, 3, Older])
      await expect(gpuBackend({ GPU })).rejects.toThrow(
        "gpu.js must be of version 2.24, got something else; npm install gpu.js@2.24.1",
      );
  });

  test("gpu.js that is not installed is refused with what to install", async () => {
    vi.doMock("gpu.js", () => {
      throw new Error("Cannot find package 'gpu.js'");
    });
    await expect(gpuBackend({ mode: "cpu" })).rejects.toMatchObject({
      code: "BACKEND",
      message: expect.stringContaining("npm install gpu.js@2.24.1"),
    });
  });
});

describe("what does not fit", () => {
  test("maxCells out of range is refused", async () => {
    for (const maxCells of [0, -1, 1.5, Number.NaN, 2 ** 24 + 1])
      await expect(gpuBackend({ mode: "cpu", maxCells })).rejects.toMatchObject({ code: "DOMAIN" });
  });

  test("a group, or a cost, larger than an array of the device is refused with what to use, and nothing is written", async () => {
    const backend = await gpuBackend({ mode: "cpu", maxCells: 64 });
    const marks = new Uint8Array(65).fill(77);
    const call = backend.selectTop(new Float32Array(65), groupsAsRows(1, 65), [3], marks);
    await expect(call).rejects.toMatchObject({
      code: "BACKEND",
      message: expect.stringContaining("perFilter()"),
    });
    expect(marks.every((mark) => mark === 77)).toBe(true);
    await expect(backend.upload(new Float32Array(65), groupsAsRows(1, 65))).rejects.toThrow("64 cells");
    await expect(backend.uploadCost(new Float32Array(66), [6, 11])).rejects.toThrow("64 cells");
    const ones = await backend.selectTop(
      new Float32Array(65),
      groupsAsRows(65, 1),
      new Array(65).fill(1),
      new Uint8Array(65),
    );
    expect(ones.every((mark) => mark === 1)).toBe(true);
  });

  test("one weight more than float32 can count is refused", async () => {
    const backend = await gpuBackend({ mode: "cpu" });
    const size = 2 ** 24 + 1;
    await expect(
      backend.selectTop(new Float32Array(size), groupsAsRows(1, size), [1], new Uint8Array(size)),
    ).rejects.toThrow("@equal-bits/ot-wasm");
  });
});

describe("calls at the same time", () => {
  test("for any order of calls: each gets its own answer, and reads its arrays when it is called", async () => {
    const backend = await gpuBackend({ mode: "webasm" });
    const weights = Float32Array.of(1, 2, 3, 4);
    const layout = groupsAsRows(1, 4);
    const counts = [1];
    const first = backend.selectTop(weights, layout, counts, new Uint8Array(4));
    counts[0] = 3;
    const second = backend.selectTop(weights, layout, counts, new Uint8Array(4));
    weights.reverse();
    const third = backend.selectTop(weights, layout, counts, new Uint8Array(4));
    weights.fill(Number.NaN);
    expect([...(await first)]).toEqual([0, 0, 0, 1]);
    expect([...(await second)]).toEqual([0, 1, 1, 1]);
    expect([...(await third)]).toEqual([1, 1, 1, 0]);
  });

  test("a call after a refused one is not harmed", async () => {
    const backend = await gpuBackend({ mode: "webasm" });
    const layout = groupsAsRows(1, 2);
    const refused = backend.selectTop(Float32Array.of(1, Number.NaN), layout, [1], new Uint8Array(2));
    const answered = backend.selectTop(Float32Array.of(1, 2), layout, [1], new Uint8Array(2));
    await expect(refused).rejects.toMatchObject({ code: "NON_FINITE" });
    expect([...(await answered)]).toEqual([0, 1]);
  });

  test("a kernel that fails in the middle: BackendError, nothing written, no array left, the next call works", async () => {
    const { GPU, failNext } = spiedGpu();
    const backend = await gpuBackend({ GPU, mode: "cpu" });
    const weights = Float32Array.of(1, 2, 3);
    const marks = new Uint8Array(3).fill(77);
    for (const name of [
      "upload",
      "countReaching",
      "raiseCuts",
      "countAround",
      "endOfTies",
      "countTopSets",
      "download",
    ]) {
      failNext(name);
      await expect(backend.selectTop(weights, groupsAsRows(1, 3), [1], marks)).rejects.toMatchObject({
        code: "BACKEND",
        message: expect.stringContaining(name),
      });
      expect([...marks, backend.arrays]).toEqual([77, 77, 77, 0]);
    }
    expect([...(await backend.selectTop(weights, groupsAsRows(1, 3), [1], marks))]).toEqual([0, 0, 1]);
  });

  test("a call after dispose() is refused, one before is answered; a second dispose() and the disposal of weights are harmless", async () => {
    const backend = await gpuBackend({ mode: "cpu" });
    const resident = await backend.upload(Float32Array.of(1, 2), groupsAsRows(1, 2));
    const earlier = resident.selectTop([1]);
    await backend.dispose();
    await backend.dispose();
    expect([...(await earlier), backend.arrays]).toEqual([0, 1, 0]);
    await resident.dispose();
    for (const call of [
      backend.selectTop(Float32Array.of(1), groupsAsRows(1, 1), [1], new Uint8Array(1)),
      backend.upload(Float32Array.of(1), groupsAsRows(1, 1)),
    ])
      await expect(call).rejects.toThrow("the GPU backend must not be disposed");
  });
});
