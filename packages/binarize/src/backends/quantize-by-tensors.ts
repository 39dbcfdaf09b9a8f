import {
  type Granularity,
  type GroupLayout,
  groupsOf,
  promisedCounts,
  type Quantizer,
} from "@equal-bits/core";
import {
  clone,
  env,
  getBackend,
  isFinite as isFiniteTensor,
  reshape,
  scalar,
  type Tensor,
  where,
} from "@tensorflow/tfjs-core";
import { groupView } from "./group-view.js";
import { levelsByCuts } from "./levels-by-cuts.js";
import { lookUpValues } from "./look-up-values.js";
import { quantizeOnHost } from "./quantize-on-host.js";
import { rankLevels } from "./rank-levels.js";
import { topCounts } from "./top-counts.js";
import { requireValueRule, valuesOfGroups } from "./values-of-groups.js";

/** Float32 counts weights of a group, and places in a table of values, up to here. */
const MOST_COUNTED: number = 2 ** 24;

/**
 * The level values of latent weights by tensor operations, for a backend without the `EqualBits` kernel.
 *
 * A rule that is data, counts or cuts and a value rule, is carried out where the weights are. One that is code reads them back.
 *
 * A weight that is not finite cannot be refused without reading back: what it gives is NaN, as may be what its group gives.
 *
 * @internal
 */
export function quantizeByTensors(w: Tensor, quantizer: Quantizer, granularity: Granularity): Tensor {
  const layout = groupsOf(w.shape, granularity);
  if (w.size === 0) return clone(w);
  const { valueRule, levels } = quantizer;
  if (!valueRule || !keepsFloat32() || Math.max(layout.size, layout.groups * levels) > MOST_COUNTED)
    return quantizeOnHost(w, quantizer, layout);
  requireValueRule(quantizer, valueRule);
  const view = groupView(w, layout);
  const counts = promisedCounts(quantizer, layout);
  const assigned = assignedLevels(view, quantizer, layout, counts);
  if (assigned === undefined) return quantizeOnHost(w, quantizer, layout);
  const table = valuesOfGroups(valueRule, { view, layout, assigned, levels, counts });
  const values = reshape(lookUpValues(assigned, table, layout), w.shape);
  return where(isFiniteTensor(w), values, scalar(Number.NaN));
}

/** Not so a webgl backend of WebGL 1, or of half-precision textures. Its own `floatPrecision()` says 16 where it renders float32. */
function keepsFloat32(): boolean {
  if (getBackend() !== "webgl") return true;
  return env().getNumber("WEBGL_VERSION") === 2 && env().getBool("WEBGL_RENDER_FLOAT32_ENABLED");
}

/** The level of each weight, as float32; undefined where only code knows. */
function assignedLevels(
  view: Tensor,
  { levels, cuts }: Quantizer,
  layout: GroupLayout,
  counts: Int32Array | undefined,
): Tensor | undefined {
  if (counts) return rankLevels(view, { layout, tops: topCounts(counts, levels) });
  return cuts && levelsByCuts(cuts, view, layout);
}
