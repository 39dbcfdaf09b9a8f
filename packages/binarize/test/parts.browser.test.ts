import {
  biHalfActivation,
  binarize,
  bop,
  namedConstraint,
  namedGradient,
  namedRelaxation,
  namedScale,
  rankFlip,
  rprelu,
  shiftedSign,
} from "@equal-bits/binarize";
import { type Granularity, perFilter, perGroup, perTensor, type Quantizer } from "@equal-bits/core";
import { adaBin, equalBits, irNet, sign, xnorNet } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-webgl";
import "@tensorflow/tfjs-backend-webgpu";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

/** Something made of a filter bank [3, 3, 4, 5] and numbers of its shape. */
type Work = (w: tf.Tensor, dy: tf.Tensor) => tf.Tensor;

const works: Record<string, Work> = {};

const gradients: readonly (readonly [string, Quantizer])[] = [
  ...["identity", "clipped(1)", "approx-sign", "swish-sign", "ede(3)", "polynomial(2)", "dorefa"].map(
    (name) => [name, sign()] as const,
  ),
  ["recu(0.85)", sign()],
  ["xnor", xnorNet()],
  ["ir-net(2)", irNet()],
  ["adabin(2)", adaBin()],
  ["ot-jacobian(0.5)", equalBits(0.3)],
  ["transport(2,ot-jacobian(1))", equalBits()],
];

function gradientWork(name: string, quantizer: Quantizer, granularity: Granularity): Work {
  const options = { granularity, gradient: namedGradient(name), scale: namedScale("unit") };
  return (w, dy) => tf.grad((x: tf.Tensor) => tf.mul(binarize(x, quantizer, options), dy))(w);
}

for (const granularity of [perFilter(), perTensor(), perGroup(12)])
  for (const [name, quantizer] of gradients)
    works[`gradient ${name} ${granularity.kind}`] = gradientWork(name, quantizer, granularity);
for (const name of ["mean-magnitude", "power-of-two", "learned", "fan-in(0.5)"])
  for (const granularity of [perFilter(), perGroup(12)])
    works[`scale ${name} ${granularity.kind}`] = (w) =>
      binarize(w, equalBits(), { granularity, scale: namedScale(name) });
for (const epsilon of [10, 1, 0.01])
  works[`relaxation ${epsilon}`] = (w) =>
    binarize(w, equalBits(0.3), { relaxation: namedRelaxation(`entropic(${epsilon})`) });
for (const name of ["clip(0.5)", "centred-clip(1)"])
  works[`constraint ${name}`] = (w) => namedConstraint(name).apply(w);
works["shifted sign"] = (w, dy) => {
  const shift = tf.tensor1d([0, 0.1, -0.2, 0.5, 1]);
  return tf.grad((at: tf.Tensor) => tf.mul(shiftedSign(w, at), dy))(shift);
};
works.rprelu = (w, dy) => {
  const [gamma, zeta, slope] = [0.1, 0.2, 0.3].map((value) => tf.fill([5], value));
  return tf.grad((x: tf.Tensor) => tf.mul(rprelu(x, { gamma, zeta, slope }), dy))(w);
};
works["bi-half"] = (w, dy) => tf.grad((x: tf.Tensor) => tf.mul(biHalfActivation(x, { gamma: 6 }), dy))(w);
for (const make of [bop, rankFlip])
  works[make.name] = (w, dy) => {
    const optimizer = make({ gamma: 0.5, threshold: 0.1 });
    const levels = tf.variable(binarize(w, equalBits(), { scale: namedScale("unit") }));
    for (const gradient of [dy, w, tf.neg(dy)]) optimizer.applyGradients({ [levels.name]: gradient });
    optimizer.dispose();
    const result = levels.clone();
    levels.dispose();
    return result;
  };

/** What it gives on a backend; `whileWorking` spans what may not read back. */
async function resultOn(backend: string, work: Work, whileWorking: () => () => void): Promise<Float32Array> {
  await tf.setBackend(backend);
  const [w, dy] = [7, 8].map((seed) => tf.add(tf.randomNormal([3, 3, 4, 5], 0.1, 1, "float32", seed), 0)); // now on the device
  const end = whileWorking();
  let result: tf.Tensor;
  try {
    result = tf.tidy(() => work(w, dy));
  } finally {
    end();
  }
  const data = await result.data<"float32">();
  tf.dispose([w, dy, result]);
  return data;
}

function refuseReading(): () => void {
  const refuse = (): never => {
    throw new Error("read back");
  };
  const spies = [
    vi.spyOn(WebGL2RenderingContext.prototype, "readPixels").mockImplementation(refuse),
    vi.spyOn(WebGL2RenderingContext.prototype, "getBufferSubData").mockImplementation(refuse),
    vi.spyOn(OffscreenCanvas.prototype, "getContext").mockImplementation(refuse), // how webgpu reads at once
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

async function starts(backend: string): Promise<boolean> {
  try {
    return await tf.setBackend(backend);
  } catch {
    return false;
  }
}

for (const backend of ["webgl", "webgpu"]) {
  const there = await starts(backend);
  describe.skipIf(!there)(`on tfjs's ${backend} backend`, () => {
    // tfjs computes on the CPU what is small and was not uploaded yet; here everything goes to the GPU
    beforeAll(() => {
      tf.env().set("WEBGL_CPU_FORWARD", false);
      if (backend === "webgpu") tf.env().set("WEBGPU_CPU_FORWARD", false);
    });
    afterAll(() => tf.setBackend("cpu"));

    for (const [name, work] of Object.entries(works))
      test(`for a filter bank: ${name} is what the cpu backend gives, to 1e-5, and nothing is read back`, async () => {
        const wanted = await resultOn("cpu", work, () => () => undefined);
        const got = await resultOn(backend, work, refuseReading);
        const most = Math.max(1, ...wanted.map(Math.abs));
        expect(got.length).toBe(wanted.length);
        got.forEach((value, i) => {
          expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(1e-5 * most);
        });
      });
  });
}
