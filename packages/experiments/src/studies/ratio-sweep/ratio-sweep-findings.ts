import { mean } from "../../statistics/mean.js";
import { meanInterval } from "../../statistics/mean-interval.js";
import type { Measured } from "../../statistics/measured.js";
import { pairedDifference } from "../../statistics/paired-difference.js";
import { measuredFinding } from "../findings.js";
import type { Finding } from "../study.js";
import { cost, HALF, type MeasuredCurve, others, RATE, type Variant } from "./ratio-curves.js";

/** What the curves say of the claims. */
export function ratioSweepFindings(curves: readonly MeasuredCurve[]): Finding[] {
  const plain = curves.filter(({ variant }) => variant === "±1");
  const seeds = curves[0].seeds.length;
  const points = { unit: "points", seeds };
  const pairs = (variant: Variant): { plain: MeasuredCurve; other: MeasuredCurve }[] =>
    curves
      .filter((curve) => curve.variant === variant)
      .map((other) => ({
        other,
        plain:
          plain.find((one) => one.network === other.network && one.activation === other.activation) ??
          plain[0],
      }));
  const shrinks = (variant: Variant, what: string): Finding =>
    measuredFinding(
      {
        claim: `${what} take damage away from unequal ratios.`,
        name: `how much less the other ratios lie below one half than with levels ±1 and latents that learn at ${RATE}`,
        ...points,
      },
      perSeed(
        pairs(variant),
        ({ plain: before, other }, seed) => cost(before, seed) - cost(other, seed),
        seeds,
      ),
    );
  return [
    preference(plain, seeds),
    shrinks("centred", "Centred levels"),
    measuredFinding(
      {
        claim: "With centred levels one half is still better than other ratios.",
        name: "accuracy at one half less the mean of the other ratios",
        ...points,
      },
      perSeed(
        curves.filter(({ variant }) => variant === "centred"),
        cost,
        seeds,
      ),
    ),
    shrinks("faster latents", "Faster latent weights"),
  ];
}

/** Accuracy at one half less the best of all other ratios: where that is above 0 one half is the best. */
function preference(curves: readonly MeasuredCurve[], seeds: number): Finding {
  const lead = (curve: MeasuredCurve, seed: number): number =>
    curve.at(HALF)[seed] - Math.max(...others(curve).map((ratio) => curve.at(ratio)[seed]));
  const finding = measuredFinding(
    {
      claim: "One half is better than every other ratio, with levels ±1.",
      name: "accuracy at one half less that of the best other ratio of the same seed, mean of the set-ups",
      unit: "points",
      seeds,
    },
    perSeed(curves, lead, seeds),
  );
  if (finding.verdict !== "does not hold" || curves.some((curve) => isBeaten(curve))) return finding;
  return { ...finding, verdict: "not decided at this scale" }; // the best of several is above the mean of any one
}

/** Whether some other ratio is better than one half for sure. */
function isBeaten(curve: MeasuredCurve): boolean {
  return others(curve).some(
    (ratio) => pairedDifference(curve.at(HALF), curve.at(ratio), others(curve).length).high < 0,
  );
}

/** The interval over seeds of a number that is first averaged over set-ups. */
function perSeed<T>(of: readonly T[], value: (one: T, seed: number) => number, seeds: number): Measured {
  return meanInterval(Array.from({ length: seeds }, (_, seed) => mean(of.map((one) => value(one, seed)))));
}
