import type { SurrogateGradient } from "@equal-bits/binarize";
import { type Granularity, groupsOf, perFilter, perGroup, perTensor, readGroup } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect } from "vitest";

/** One group, as a plain function of its weights sees it. */
interface Group {
  /** The weights at which the gradient is taken. */
  readonly at: readonly number[];
  /** dL/db. */
  readonly g: readonly number[];
  /** b. */
  readonly levels: readonly number[];
}

/** Something smooth whose derivative the surrogate is, of one group; what is a constant for the surrogate is taken at `at`. */
export type StandIn = (w: readonly number[], group: Group, layer: readonly (readonly number[])[]) => number;

const shape = [2, 3, 2, 3];

/**
 * The surrogate is the derivative of its stand-in in every group, by central differences in float64.
 *
 * @param levelsOf - the levels of a group
 */
export function expectDerivative(
  gradient: SurrogateGradient,
  standIn: StandIn,
  levelsOf: (w: readonly number[]) => readonly number[] = (w) => w.map((value) => (value >= 0 ? 1 : -1)),
): void {
  const thousandths = fc.integer({ min: -2000, max: 2000 }).map((value) => value / 1000);
  const values = fc.array(thousandths, { minLength: 36, maxLength: 36 });
  fc.assert(
    fc.property(
      values,
      values,
      fc.constantFrom(perFilter(), perTensor(), perGroup(4)),
      (weights, upstream, granularity) => {
        const [w, g] = [Float32Array.from(weights), Float32Array.from(upstream)];
        const layer = groupsIn(w, granularity);
        const levels = new Float32Array(36);
        forEachPlace(granularity, (group, i, place) => {
          levels[place] = levelsOf(layer[group])[i];
        });
        const got = applied(gradient, { w, g, levels }, granularity);
        const ups = groupsIn(g, granularity);
        const written = groupsIn(levels, granularity);
        forEachPlace(granularity, (group, i, place) => {
          const at = layer[group];
          if (deviation(at) < 0.2) return; // differences lose their digits there
          const facts = { at, g: ups[group], levels: written[group] };
          const wanted = derivative((moved) => standIn(moved, facts, layer), at, i);
          expect(Math.abs(got[place] - wanted)).toBeLessThan(1e-4 * (1 + Math.abs(wanted)));
        });
      },
    ),
    { numRuns: 40 },
  );
}

/** What the gradient gives for a tensor of 36 weights, [2, 3, 2, 3]. */
export function applied(
  gradient: SurrogateGradient,
  { w, g, levels }: { readonly w: Float32Array; readonly g: Float32Array; readonly levels: Float32Array },
  granularity: Granularity,
): Float32Array {
  return tf.tidy(() => {
    const [x, dy, b] = [w, g, levels].map((values) => tf.tensor(values, shape, "float32"));
    return gradient.apply(dy, x, { levels: b, granularity }).dataSync<"float32">();
  });
}

/** Mean of numbers. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation; `less` is taken from the number under the root. */
export function deviation(values: readonly number[], less = 0): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - less));
}

function derivative(f: (w: readonly number[]) => number, at: readonly number[], i: number): number {
  const step = 1e-5;
  const moved = (by: number): number => f(at.map((value, j) => (j === i ? value + by : value)));
  return (moved(step) - moved(-step)) / (2 * step);
}

function groupsIn(values: Float32Array, granularity: Granularity): number[][] {
  const layout = groupsOf(shape, granularity);
  return Array.from({ length: layout.groups }, (_, group) => [
    ...readGroup(values, layout, group, new Float32Array(layout.size)),
  ]);
}

function forEachPlace(
  granularity: Granularity,
  visit: (group: number, i: number, place: number) => void,
): void {
  const layout = groupsOf(shape, granularity);
  const places = groupsIn(
    Float32Array.from({ length: 36 }, (_, place) => place),
    granularity,
  );
  for (let group = 0; group < layout.groups; group++)
    for (let i = 0; i < layout.size; i++) visit(group, i, places[group][i]);
}
