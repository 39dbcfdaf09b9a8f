import {
  biHalfActivation,
  binarize,
  biprop,
  edgePopup,
  meanMagnitudeScale,
  rprelu,
  shiftedSign,
  signActivation,
  type Ticket,
  ticketWeights,
} from "@equal-bits/binarize";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "./on-backends.js";

const calls: Readonly<Record<string, (x: tf.Tensor2D, channels: tf.Tensor1D) => tf.Tensor>> = {
  signActivation: (x) => signActivation(x),
  shiftedSign: (x, shift) => shiftedSign(x, shift),
  rprelu: (x, parameter) => rprelu(x, { gamma: parameter, zeta: parameter, slope: parameter }),
  biHalfActivation: (x) => biHalfActivation(x),
  binarize: (x) => binarize(x, equalBits()),
  "binarize with a rule as its scale": (x) => binarize(x, equalBits(), { scale: meanMagnitudeScale() }),
  "binarize under a mask": (x) => binarize(x, equalBits(), { kept: x, regrowth: false }),
  "ticketWeights of edge-popup": (x) => tickets(x, edgePopup()),
  "ticketWeights of biprop": (x) => tickets(x, biprop()),
  "binarize with a tensor as its scale": (x, scale) => binarize(x, equalBits(), { scale }),
};

const tickets = (x: tf.Tensor, ticket: Ticket): tf.Tensor =>
  ticketWeights(x, x, { ticket, quantizer: equalBits() });

onBackends(() => {
  for (const [name, call] of Object.entries(calls))
    test(`${name} outside any tidy leaves its result and nothing else`, () => {
      const [x, channels] = [tf.randomNormal<tf.Rank.R2>([4, 2]), tf.tensor1d([0.5, -1])];
      const { numTensors } = tf.memory();
      const result = call(x, channels);
      expect(tf.memory().numTensors).toBe(numTensors + 1);
      tf.dispose([x, channels, result]);
    });
});
