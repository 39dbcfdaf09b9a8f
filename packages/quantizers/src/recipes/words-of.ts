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
    prior: promised ? "given" : "none: the data decide",
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
      return `fixed: ${listed(rule.values)}`;
    case "centred":
      return `centred: ${listed(rule.values)} with mean 0 and variance 1`;
    case "affine":
      return `fitted: ${listed(rule.at)} times the ${statisticWords[rule.unit]}${from(rule.base)}`;
    case "level-means":
      return "fitted: the mean of the weights on each";
  }
}

function cutWords(rule: CutRule): string {
  const many = rule.at.length === 1 ? "a cut" : `${rule.at.length} cuts`;
  if (rule.kind === "tanh") return `${many}, even under tanh`;
  const places = rule.at.length === 1 && rule.at[0] === 0 ? "" : ` at ${listed(rule.at)}`;
  const unit = rule.unit === "one" ? "" : ` times the ${statisticWords[rule.unit]}`;
  return `${many}${places}${unit}${rule.base === "zero" && places !== "" ? "" : ` at the ${statisticWords[rule.base]}`}`;
}

function from(base: Statistic): string {
  return base === "zero" ? "" : `, from the ${statisticWords[base]}`;
}

function listed(values: readonly number[]): string {
  const short = values.length > 4 ? [values[0], values[1], "…", values[values.length - 1]] : values;
  return short.map((value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value)).join(", ");
}

const statisticWords: Readonly<Record<Statistic, string>> = {
  zero: "zero",
  one: "unit",
  mean: "mean",
  "mean-magnitude": "mean |w|",
  "greatest-magnitude": "greatest |w|",
  deviation: "standard deviation",
  "outer-magnitude": "mean |w| beyond the cuts",
  binade: "power of two nearest to mean |ŵ|",
};
