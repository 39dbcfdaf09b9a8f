import { type AffineCuts, type CutRule, DomainError, type TanhCuts } from "@equal-bits/core";
import { shown } from "../shown.js";
import { requireAscending } from "./require-ascending.js";
import { requireStatistic } from "./require-statistic.js";

/** @internal */
export function requireFittingCuts(cuts: CutRule): void {
  const { kind, at } = cuts;
  requireAscending(at, "cuts");
  if (cuts.kind === "affine") requireAffine(cuts);
  else if (cuts.kind === "tanh") requireUnderTanh(cuts);
  else throw new DomainError(`cuts.kind must be "affine" or "tanh", got ${shown(kind)}`);
}

function requireAffine({ base, unit, ties = "up" }: AffineCuts): void {
  requireStatistic(base, "cuts.base");
  requireStatistic(unit, "cuts.unit");
  if (ties !== "up" && ties !== "inward")
    throw new DomainError(`cuts.ties must be "up" or "inward", got ${shown(ties)}`);
}

/** At 1 and −1 lies the greatest tanh itself, and beyond them no weight has a tanh. */
function requireUnderTanh({ at }: TanhCuts): void {
  const beyond = at.find((place) => !(Math.abs(Math.fround(place)) < 1));
  if (beyond !== undefined)
    throw new DomainError(`cuts under tanh must lie between −1 and 1 as float32, got ${beyond}`);
}
