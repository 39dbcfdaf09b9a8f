import { fill, type Tensor } from "@tensorflow/tfjs-core";
import { fanInOf } from "./fan-in-scale.js";
import type { Scale } from "./scale.js";

/**
 * One trained factor for each filter, which starts at √(2 / fan-in).
 *
 * A layer makes a variable of `factor(w)` and hands that to `binarize` as its scale, so gradients reach it. Handed to `binarize`
 * itself, this scale is the constant that it starts with.
 *
 * @returns a frozen scale with `learned` true
 * @see Bulat and Tzimiropoulos, XNOR-Net++, BMVC 2019, section 4
 */
export function learnedScale(): Scale {
  return learned;
}

const learned: Scale = Object.freeze({
  name: "learned",
  learned: true,
  factor: ({ shape }: Tensor) => fill([shape.at(-1) ?? 1], Math.sqrt(2 / fanInOf(shape))),
});
