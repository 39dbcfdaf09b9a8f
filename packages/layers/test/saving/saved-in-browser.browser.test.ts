import { compact, freeze, registerParts } from "@equal-bits/layers";
import { equalBits, equalLevels } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedSimd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { type LayersModel, loadLayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { saved } from "../saved.js";
import frozenSample from "./fixtures/frozen-sample.txt?raw";
import latentSample from "./fixtures/latent-sample.txt?raw";
import {
  artifactsOf,
  base64Of,
  binaryWeightBits,
  type Sample,
  sampleModel,
  sampleOutputs,
} from "./sample-model.js";

setWasmPaths({
  "tfjs-backend-wasm.wasm": plain,
  "tfjs-backend-wasm-simd.wasm": simd,
  "tfjs-backend-wasm-threaded-simd.wasm": threadedSimd,
});

for (const backend of ["cpu", "wasm"])
  describe(`on tfjs's ${backend} backend in the browser`, () => {
    beforeAll(() => tf.setBackend(backend));

    for (const [name, sample] of Object.entries({ latent: latentSample, frozen: frozenSample }))
      test(`the ${name} sample that Node saved has the same bits and outputs, and is saved to the same bytes`, async () => {
        registerParts({ quantizers: [equalBits(0.3), equalBits(), equalLevels(3)] });
        const expected: Sample = JSON.parse(sample);
        const loaded = await loadLayersModel(tf.io.fromMemory(artifactsOf(expected)));
        expect(binaryWeightBits(loaded)).toEqual(expected.binaryWeights);
        sampleOutputs(loaded).forEach((output, i) => {
          expect(output).toBeCloseTo(expected.outputs[i], 5);
        });
        expect(await savedByCompact(loaded)).toBe(expected.weights);
      });
  });

async function savedByCompact(model: LayersModel): Promise<string> {
  let bytes = "";
  await model.save(
    compact(
      tf.io.withSaveHandler(async (artifacts) => {
        bytes = base64Of(artifacts);
        return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
      }),
    ),
  );
  return bytes;
}

for (const address of ["indexeddb://sample", "localstorage://sample"])
  test(`a frozen model saved compactly to ${address} is loaded from there by stock tfjs with the same bits`, async () => {
    await tf.setBackend("cpu");
    const frozen = await freeze(sampleModel());
    const { modelArtifactsInfo } = await frozen.save(compact(address));
    const whole = await saved(frozen);
    expect(modelArtifactsInfo.weightDataBytes).toBeLessThan(
      tf.io.CompositeArrayBuffer.join(whole.weightData).byteLength,
    );
    for (const from of [address, compact(address)]) {
      const loaded = await loadLayersModel(from);
      expect(base64Of(await saved(loaded))).toBe(base64Of(whole));
      expect(sampleOutputs(loaded)).toEqual(sampleOutputs(frozen));
    }
    await tf.io.removeModel(address);
  });

test("a frozen model that is downloaded compactly is loaded from its two files with the same bits", async () => {
  await tf.setBackend("cpu");
  const frozen = await freeze(sampleModel());
  const files: Promise<File>[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "dispatchEvent").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const { download, href } = this;
    files.push(
      fetch(href)
        .then((response) => response.blob())
        .then((blob) => new File([blob], download)),
    );
    return true;
  });
  await frozen.save(compact("downloads://sample"));
  await vi.waitFor(() => expect(files).toHaveLength(2));
  click.mockRestore();
  const loaded = await loadLayersModel(tf.io.browserFiles(await Promise.all(files)));
  expect(base64Of(await saved(loaded))).toBe(base64Of(await saved(frozen)));
});
