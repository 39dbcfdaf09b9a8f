import { centred, DomainError, type GroupLayout, type Quantizer, type ValueRule } from "@equal-bits/core";
import {
  add,
  div,
  divNoNan,
  equal,
  greater,
  mul,
  reshape,
  sqrt,
  square,
  stack,
  sub,
  sum,
  type Tensor,
  tensor2d,
  where,
} from "@tensorflow/tfjs-core";
import { clampToFloat32 } from "./balanced-means.js";
import { marksOf } from "./marks-of.js";
import { markedMeans, statisticsOfGroups, type ViewedLevels } from "./statistics-of-groups.js";

/** What the values of a layer's levels hang on. */
export interface ValuedLevels extends ViewedLevels {
  /** A `groupView` of the weights. */
  readonly view: Tensor;
  /** Where the groups lie. */
  readonly layout: GroupLayout;
  /** Row-major [groups, K], where they are promised. */
  readonly counts?: Int32Array | undefined;
}

/**
 * What the levels of every group are worth, by tensor operations: core's `valuesByRule` to about 1e-6, nothing read back.
 *
 * Fixed values, and those counted in the means of w and |w| at places that float32 holds, are the same float32.
 *
 * @param rule - what they are worth
 * @param valued - the weights and their levels
 * @returns [groups, K], lowest level first; [1, K] where all groups have the same
 *
 * @internal
 */
export function valuesOfGroups(rule: ValueRule, valued: ValuedLevels): Tensor {
  const { view, layout, counts, levels } = valued;
  switch (rule.kind) {
    case "fixed":
      return tensor2d([...rule.values], [1, levels]);
    case "centred":
      return counts
        ? tensor2d(centredByCounts(rule.values, counts), [layout.groups, levels])
        : centredByLevels(rule.values, valued);
    case "affine": {
      const [base, unit] = [rule.base, rule.unit].map((name) =>
        reshape(statisticsOfGroups(name, view, layout, valued), [layout.groups, 1]),
      );
      return clampToFloat32(add(base, mul(unit, tensor2d([...rule.at], [1, levels]))));
    }
    case "level-means":
      return levelMeans(valued);
  }
}

/**
 * Refuses a rule whose data are not K finite numbers, as `quantizeGroups` does.
 *
 * @throws DomainError naming the quantizer
 *
 * @internal
 */
export function requireValueRule({ name, levels }: Quantizer, rule: ValueRule): void {
  if (rule.kind === "level-means") return;
  const values = rule.kind === "affine" ? rule.at : rule.values;
  if (values.length !== levels || !values.every(Number.isFinite))
    throw new DomainError(
      `the values of ${name} must be ${levels} finite numbers, got [${values.join(", ")}]`,
    );
}

function centredByCounts(values: readonly number[], counts: Int32Array): Float32Array {
  const table = new Float32Array(counts.length);
  for (let at = 0; at < counts.length; at += values.length)
    table.set(centred(values, counts.subarray(at, at + values.length)), at);
  return table;
}

function centredByLevels(values: readonly number[], { assigned, levels, layout }: ValuedLevels): Tensor {
  const shares = stack(
    values.map((_, level) =>
      reshape(div(sum(marksOf(equal(assigned, level)), 1), layout.size), [layout.groups]),
    ),
    1,
  );
  const before = tensor2d([...values], [1, levels]);
  const distances = sub(before, sum(mul(shares, before), 1, true));
  const variance = sum(mul(shares, square(distances)), 1, true);
  return divNoNan(distances, sqrt(variance));
}

/** A level without weights has the value of the next lower one that has some, and below those of the next higher one. */
function levelMeans({ view, assigned, levels, layout }: ValuedLevels): Tensor {
  const marked = Array.from({ length: levels }, (_, level) =>
    markedMeans(view, layout, equal(assigned, level)),
  );
  const values: Tensor[] = [];
  const reached: Tensor[] = [];
  marked.forEach(({ means, counts }, level) => {
    values.push(level === 0 ? means : where(greater(counts, 0), means, values[level - 1]));
    reached.push(level === 0 ? counts : add(counts, reached[level - 1]));
  });
  for (let level = levels - 2; level >= 0; level--)
    values[level] = where(greater(reached[level], 0), values[level], values[level + 1]);
  return stack(
    values.map((value) => reshape(value, [layout.groups])),
    1,
  );
}
