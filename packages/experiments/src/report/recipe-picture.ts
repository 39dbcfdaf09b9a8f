import type { Recipe } from "@equal-bits/quantizers";
import * as Plot from "@observablehq/plot";
import { drawSvg } from "./draw-plot.js";
import { type RuleCurves, type RuleMoment, ruleCurves } from "./rule-curves.js";

/** Both pictures of a recipe, each a stand-alone SVG. */
export interface RecipePicture {
  /** What each latent weight becomes, before the scale. */
  readonly forward: string;
  /** How much of the gradient of its output comes back to each latent weight. */
  readonly gradient: string;
}

/**
 * Draws what a recipe does to one filter of 200 normal weights of deviation 1: going forward, and coming back.
 *
 * A recipe whose parts change is drawn at the start, in the middle and at the end of a training. Runs on tfjs's current backend.
 *
 * @param recipe - of the catalogue, or one's own
 * @returns two pictures
 * @throws DomainError if a part of the recipe is not known by its name
 */
export function recipePicture(recipe: Recipe): RecipePicture {
  const curves = ruleCurves(recipe);
  return {
    forward: picture(curves, ({ outputs }) => outputs, "weight used, before the scale"),
    gradient: picture(curves, ({ slopes }) => slopes, "share of its gradient"),
  };
}

const FRAME = {
  width: 360,
  height: 240,
  marginRight: 14,
  style: { fontSize: "12px", background: "white", color: "#1b2026" },
};

/** The start is dotted, the middle dashed and the end solid, so that no colour is needed. */
const DASHES = ["1 3", "5 4", "none"];

function picture(
  { weights, moments }: RuleCurves,
  of: (moment: RuleMoment) => readonly number[],
  label: string,
): string {
  const curves = moments.map((moment, i) => ({ values: of(moment), dash: DASHES.at(i - moments.length) }));
  return drawSvg({
    ...FRAME,
    x: { label: "latent weight", labelAnchor: "center", labelArrow: "none", ticks: 5 },
    y: { label, domain: domainOf(moments.flatMap(of)), labelArrow: "none", grid: true, ticks: 5 },
    marks: [
      Plot.ruleY([0], { stroke: "#9aa3ad" }),
      ...curves.filter(unlikeLater).map(({ values, dash }) =>
        Plot.line(values, {
          x: (_, at: number) => weights[at],
          y: (value: number) => value,
          stroke: "#1558b0",
          strokeWidth: 1.8,
          ...(dash === undefined ? {} : { strokeDasharray: dash }),
        }),
      ),
    ],
  });
}

interface Curve {
  readonly values: readonly number[];
  readonly dash: string | undefined;
}

/** A curve that stays as it is is drawn once, solid. */
function unlikeLater({ values }: Curve, i: number, curves: readonly Curve[]): boolean {
  return !curves.slice(i + 1).some((later) => later.values.every((value, at) => value === values[at]));
}

/** With room above and below, and 0 always in sight. */
function domainOf(values: readonly number[]): [number, number] {
  const [least, greatest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = 0.08 * (greatest - least || 1);
  return [least - room, greatest + room];
}
