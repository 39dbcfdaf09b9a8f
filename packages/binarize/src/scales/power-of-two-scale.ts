import type { Granularity } from "@equal-bits/core";
import {
  cast,
  expandDims,
  gather,
  greater,
  sum,
  type Tensor,
  tensor1d,
  tidy,
  where,
} from "@tensorflow/tfjs-core";
import { meanMagnitudes, spread } from "./mean-magnitude-scale.js";
import type { Scale } from "./scale.js";

/**
 * 2^round(log₂ mean|w|) of each group, so that a shift can multiply by it, from 2⁻¹²⁶ to 2¹²⁷; 1 where all weights are 0, or subnormal.
 *
 * Always a power of two, on every backend: it is looked up, not computed. It passes no gradient to the weights. IR-Net's power of two is
 * another: that of the *standardised* weights, which its levels hold, so it goes with `unitScale()`.
 *
 * @returns a frozen scale
 * @see Qin et al., Forward and backward information retention (IR-Net), CVPR 2020, section 3.2, for the idea
 */
export function powerOfTwoScale(): Scale {
  return powerOfTwo;
}

const powerOfTwo: Scale = Object.freeze({
  name: "power-of-two",
  factor: (w: Tensor, granularity: Granularity) =>
    w.size === 0 ? 1 : tidy(() => spread(nearestPowers(meanMagnitudes(w, granularity)), w)),
});

/** The normal powers of two of float32. */
const exponents = Array.from({ length: 254 }, (_, i) => i - 126);

/** √2 · 2^n as float32 lies just below, so what is greater than it rounds up: no number of float32 is between. */
function nearestPowers(magnitudes: Tensor): Tensor {
  const powers = tensor1d(exponents.map((exponent) => 2 ** exponent));
  const edges = tensor1d(exponents.slice(0, -1).map((exponent) => Math.SQRT2 * 2 ** exponent));
  const place = sum(cast(greater(expandDims(magnitudes, -1), edges), "int32"), -1);
  return where(greater(magnitudes, 0), gather(powers, cast(place, "int32")), 1);
}
