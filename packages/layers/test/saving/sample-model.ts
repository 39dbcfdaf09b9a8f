import { clipConstraint, learnedScale } from "@equal-bits/binarize";
import {
  BinaryLayer,
  batchNorm,
  binaryConv2d,
  binaryDense,
  binarySeparableConv2d,
  rPReLU,
  rSign,
  signActivation,
} from "@equal-bits/layers";
import { equalBits, equalLevels } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { initializers, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";

/** A model that holds every kind of weight, the same on each machine. */
export function sampleModel(): LayersModel {
  let seed = 40;
  const kernelInitializer = (): ReturnType<typeof initializers.heNormal> =>
    initializers.heNormal({ seed: seed++ });
  return sequential({
    name: "sample",
    layers: [
      layers.conv2d({
        name: "stem",
        inputShape: [5, 5, 1],
        filters: 3,
        kernelSize: 3,
        padding: "same",
        kernelInitializer: kernelInitializer(),
      }),
      batchNorm({ name: "norm" }),
      signActivation({ name: "sign" }),
      binaryConv2d({
        name: "conv",
        filters: 4,
        kernelSize: 3,
        quantizer: equalBits(0.3),
        scale: learnedScale(),
        kernelConstraint: clipConstraint(1),
        kernelInitializer: kernelInitializer(),
      }),
      rPReLU({ name: "bend" }),
      rSign({ name: "shifted" }),
      binarySeparableConv2d({
        name: "separable",
        filters: 4,
        kernelSize: 2,
        quantizer: equalBits(),
        kernelInitializer: kernelInitializer(),
      }),
      layers.flatten({ name: "flatten" }),
      binaryDense({
        name: "head",
        units: 3,
        quantizer: equalLevels(3),
        useBias: true,
        kernelInitializer: kernelInitializer(),
      }),
    ],
  });
}

/** What the sample model looks at: no pixel leaves a sum near 0, where backends may differ. */
function sampleImages(): tf.Tensor {
  return tf.tensor4d(
    Array.from({ length: 50 }, (_, i) => Math.sin(i * i)),
    [2, 5, 5, 1],
  );
}

/** A saved model, and what it is to give when it is loaded. */
export interface Sample {
  /** The topology. */
  readonly modelTopology: object;
  /** The weights' names and shapes. */
  readonly weightSpecs: tf.io.WeightsManifestEntry[];
  /** The bytes of the weights, in base64. */
  readonly weights: string;
  /** Bits of the float32 binary weights of every bank. */
  readonly binaryWeights: number[][];
  /** Its outputs for the sample images, to be met to 1e-5. */
  readonly outputs: number[];
}

/** Bits of what each binary layer of a model multiplies by. */
export function binaryWeightBits(model: LayersModel): number[][] {
  const binary = model.layers.filter((layer) => layer instanceof BinaryLayer);
  return binary.flatMap(({ banks }) =>
    banks.map((bank) => tf.tidy(() => [...new Uint32Array(bank.binaryWeights().dataSync().slice().buffer)])),
  );
}

/** The outputs of a model for the sample images. */
export function sampleOutputs(model: LayersModel): number[] {
  return tf.tidy(() => [...(model.predict(sampleImages()) as tf.Tensor).dataSync()]);
}

/** The artifacts that a sample holds. */
export function artifactsOf({ modelTopology, weightSpecs, weights }: Sample): tf.io.ModelArtifacts {
  const weightData = Uint8Array.from(atob(weights), (character) => character.charCodeAt(0)).buffer;
  return { modelTopology, weightSpecs, weightData, format: "layers-model" };
}

/** The bytes of artifacts in base64. */
export function base64Of({ weightData }: tf.io.ModelArtifacts): string {
  const bytes = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
