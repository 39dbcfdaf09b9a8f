import { groupsAsRows } from "@equal-bits/core";
import { gpuBackend } from "@equal-bits/ot-gpu";
import * as gpuJs from "gpu.js";
import { describe, expect, test } from "vitest";
import type { GpuInstance, GpuKernel } from "../src/gpu-js.js";
import { spiedGpu } from "./spied-gpu.js";
import { webGpuAdapter } from "./web-gpu-adapter.js";

const layout = groupsAsRows(2, 3);
const weights = Float32Array.of(1, 3, 2, 5, 4, 6);

describe("WebGL2", () => {
  test("for calls of every kind: as many textures alive as before", async () => {
    const backend = await gpuBackend({ mode: "webgl2" });
    const once = async (): Promise<void> => {
      await backend.selectTop(weights, layout, [1, 2], new Uint8Array(6));
      const resident = await backend.upload(weights, layout);
      await resident.atomTransport([-1, 0, 1], Int32Array.of(1, 1, 1, 1, 1, 1));
      const entropic = await resident.entropicAtoms([-1, 1], [0.4, 0.6], { epsilon: 1 });
      await entropic.projection();
      await resident.dispose();
      const cost = await backend.uploadCost(Float32Array.of(0, 1, 1, 0), [2, 2]);
      await (await cost.sinkhorn([1, 1], [1, 1], { epsilon: 0.5 })).plan();
      await cost.dispose();
    };
    await once(); // kernels are made, each with a texture of its own
    const before = textures.size;
    expect(before).toBeGreaterThan(0);
    for (let round = 0; round < 5; round++) await once();
    expect(textures.size).toBe(before);
    await backend.dispose();
  });

  test("a lost context: calls under way and later ones are refused with the remedy, and nothing hangs", async () => {
    const spied = spiedGpu();
    const backend = await gpuBackend({ GPU: spied.GPU, mode: "webgl2" });
    const resident = await backend.upload(weights, layout);
    const marks = new Uint8Array(6).fill(77);
    const underWay = backend.selectTop(weights, layout, [1, 1], marks);
    contextOf(spied.instances[0]).getExtension("WEBGL_lose_context")?.loseContext();
    for (const call of [
      underWay,
      backend.selectTop(weights, layout, [1, 1], marks),
      resident.selectTop([1, 1], marks),
    ])
      await expect(call).rejects.toMatchObject({
        code: "BACKEND",
        message: expect.stringContaining("gpuBackend()"),
      });
    expect(marks.every((mark) => mark === 77)).toBe(true);
    await resident.dispose();
    await backend.dispose();
    const another = await gpuBackend({ mode: "webgl2" });
    expect([...(await another.selectTop(weights, layout, [1, 1], marks))]).toEqual([0, 1, 0, 0, 0, 1]);
    await another.dispose();
  });

  test("a context lost while the device answers: refused, not zeros", async () => {
    const spied = spiedGpu();
    const backend = await gpuBackend({ GPU: spied.GPU, mode: "webgl2" });
    const call = backend.selectTop(weights, layout, [1, 1], new Uint8Array(6));
    const lose = setInterval(() => {
      const draws = spied.made.find(({ name }) => name === "countTopSets")?.runs ?? 0;
      if (draws > 0) contextOf(spied.instances[0]).getExtension("WEBGL_lose_context")?.loseContext();
    }, 0);
    // either the answer came first, and is right, or the call is refused
    const answer = await call.then(
      (marks) => [...marks],
      (error) => error.code,
    );
    clearInterval(lose);
    expect([[0, 1, 0, 0, 0, 1], "BACKEND"]).toContainEqual(answer);
    await backend.dispose();
  });

  test("for groups and costs wider than a texture may be: the bits of a plain count", async () => {
    const backend = await gpuBackend({ mode: "webgl2" });
    const many = Float32Array.from({ length: 20000 }, (_, i) => (i * 7919) % 20000);
    const tall = await backend.selectTop(
      many,
      groupsAsRows(20000, 1),
      new Array(20000).fill(1),
      new Uint8Array(20000),
    );
    expect(tall.every((mark) => mark === 1)).toBe(true);
    const wide = await backend.selectTop(many, groupsAsRows(1, 20000), [5000], new Uint8Array(20000));
    expect(wide.every((mark, i) => mark === (many[i] >= 15000 ? 1 : 0))).toBe(true);
    const cost = await backend.uploadCost(new Float32Array(20000), [1, 20000]);
    const { marginalError } = await cost.sinkhorn([20000], new Array(20000).fill(1), { epsilon: 1 });
    expect(marginalError).toBeLessThan(1e-3);
    await backend.dispose();
  });

  test("a group beyond 2^24 weights is refused before anything is sent", async () => {
    const backend = await gpuBackend({ mode: "webgl2" });
    expect(backend.maxCells).toBeLessThanOrEqual(2 ** 24);
    const size = 2 ** 24 + 1;
    const call = backend.upload(new Float32Array(size), groupsAsRows(1, size));
    await expect(call).rejects.toMatchObject({ code: "BACKEND" });
    await backend.dispose();
  });
});

describe("gpu.js itself, in WebGL2", () => {
  // gpu.js's own types know neither a kernel by its text alone nor `input` as a value
  const { GPU, input } = gpuJs as unknown as PlainGpuJs;
  const make = (source: string, settings: object): GpuKernel =>
    new GPU({ mode: "webgl2" }).createKernel(source, settings);

  test("example: a kernel that met an array of the host takes no texture later", () => {
    const gpu = new GPU({ mode: "webgl2" });
    const settings = { output: [2], pipeline: true, precision: "single", dynamicArguments: true };
    const source = "function same(x) { return x[this.thread.x]; }";
    const [copy, same] = [gpu.createKernel(source, settings), gpu.createKernel(source, settings)];
    const texture = copy(Float32Array.of(1, 2));
    same(input(Float32Array.of(1, 2), [2]));
    expect(() => same(texture)).toThrow();
  });

  test("example: precision undefined throws", () => {
    const kernel = make("function one() { return 1; }", { output: [1], precision: undefined });
    expect(() => kernel()).toThrow();
  });

  test("example: an output of two sizes wider than a texture may be throws, one of three sizes does not", () => {
    const one = "function one() { return 1; }";
    expect(() => make(one, { output: [20000, 2], precision: "single" })()).toThrow();
    expect(() => make(one, { output: [20000, 1, 2], precision: "single" })()).not.toThrow();
  });
});

describe("WebGPU", async () => {
  test.skipIf(!(await webGpuAdapter()))(
    "a lost device: later calls are refused with the remedy, a new backend works",
    async () => {
      const spied = spiedGpu();
      const backend = await gpuBackend({ GPU: spied.GPU, mode: "webgpu" });
      const resident = await backend.upload(weights, layout);
      await deviceOf(spied.instances[0]).destroy();
      await new Promise((resolve) => setTimeout(resolve, 50)); // gpu.js hears of it in a task of its own
      await expect(resident.selectTop([1, 1])).rejects.toMatchObject({
        code: "BACKEND",
        message: expect.stringContaining("lost"),
      });
      await backend.dispose();
      const another = await gpuBackend({ mode: "webgpu" });
      expect([...(await another.selectTop(weights, layout, [1, 1], new Uint8Array(6)))]).toEqual([
        0, 1, 0, 0, 0, 1,
      ]);
      await another.dispose();
    },
  );
});

/** gpu.js as these examples use it. */
interface PlainGpuJs {
  readonly GPU: new (settings: {
    mode: string;
  }) => { createKernel(source: string, settings: object): GpuKernel };
  readonly input: (values: Float32Array, sizes: readonly number[]) => unknown;
}

/** All textures that any context has and has not given back. */
const textures = new Set<WebGLTexture>();
const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
WebGL2RenderingContext.prototype.createTexture = function (): WebGLTexture {
  const texture = createTexture.call(this);
  textures.add(texture);
  return texture;
};
WebGL2RenderingContext.prototype.deleteTexture = function (texture: WebGLTexture | null): void {
  if (texture !== null) textures.delete(texture);
  deleteTexture.call(this, texture);
};

function contextOf(gpu: GpuInstance): WebGL2RenderingContext {
  const context: unknown = Reflect.get(gpu, "context");
  if (!(context instanceof WebGL2RenderingContext)) throw new Error("no WebGL2 context");
  return context;
}

function deviceOf(gpu: GpuInstance): { destroy(): void } {
  // gpu.js keeps its kernels here, each with the pair of adapter and device
  const kernels = Reflect.get(gpu, "kernels") as readonly { context?: { device: { destroy(): void } } }[];
  const device = kernels.find(({ context }) => context !== undefined)?.context?.device;
  if (device === undefined) throw new Error("no WebGPU device");
  return device;
}
