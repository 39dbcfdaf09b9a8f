import type { CutRule, Granularity, Quantizer, Statistic, ValueRule } from "@equal-bits/core";
import type { Recipe, RecipeWords } from "./recipe.js";

/**
 * A rule and its training parts in words, from their data.
 *
 * @internal
 */
export function wordsOf(
  quantizer: Quantizer,
  granularity: Granularity,
  partsAt: Recipe["partsAt"],
): RecipeWords {
  const [first, last] = [partsAt(0), partsAt(1)];
  const promised = quantizer.counts !== undefined;
  const whole = quantizer.layerCounts === undefined ? "" : ", exact over the layer too";
  return {
    groups: groupWords(granularity),
    prior: promised ? "given" : "none, the data decide",
    levels: quantizer.valueRule === undefined ? "of its own" : valueWords(quantizer.valueRule),
    solver: promised
      ? "exact transport, by rank"
      : quantizer.cuts === undefined
        ? "of its own"
        : cutWords(quantizer.cuts),
    rounding: promised ? `largest remainder, halves to the higher level${whole}` : "none",
    scale: first.scale === last.scale ? first.scale : `${first.scale} … ${last.scale}`,
    gradient: first.gradient === last.gradient ? first.gradient : `${first.gradient} … ${last.gradient}`,
  };
}

function groupWords(granularity: Granularity): string {
  switch (granularity.kind) {
    case "perTensor":
      return "per tensor";
    case "perFilter":
      return "per filter";
    case "perGroup":
      return `per block of ${granularity.size}`;
  }
}

function valueWords(rule: ValueRule): string {
  switch (rule.kind) {
    case "fixed":
      return listed(rule.values);
    case "centred":
      return `${listed(rule.values)}, centred to mean 0 and variance 1`;
    case "affine":
      return `${rule.base === "zero" ? "" : `${statisticWords[rule.base]} plus `}${listed(rule.at)} times ${statisticWords[rule.unit]}`;
    case "level-means":
      return "the mean of the weights on each";
  }
}

function cutWords(rule: CutRule): string {
  if (rule.kind === "tanh") return `${rule.at.length} cuts, even under tanh`;
  if (rule.at.length === 1 && rule.at[0] === 0) return `a cut at ${statisticWords[rule.base]}`;
  const base = rule.base === "zero" ? "" : `${statisticWords[rule.base]} plus `;
  const unit = rule.unit === "one" ? "" : ` times ${statisticWords[rule.unit]}`;
  return `cuts at ${base}${listed(rule.at)}${unit}`;
}

function listed(values: readonly number[]): string {
  const short = values.length > 4 ? [values[0], values[1], "…", values[values.length - 1]] : values;
  return short.map((value) => (typeof value === "number" ? inWords(value) : value)).join(", ");
}

function inWords(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}

const statisticWords: Readonly<Record<Statistic, string>> = {
  zero: "0",
  one: "1",
  mean: "the mean",
  "mean-magnitude": "the mean |w|",
  "greatest-magnitude": "the greatest |w|",
  deviation: "the standard deviation",
  "outer-magnitude": "the mean |w| beyond the cuts",
  binade: "the power of two nearest to mean |ŵ|",
};
