import { type Granularity, granularityFrom, perFilter } from "@equal-bits/core";
import {
  add,
  concat,
  greater,
  lessEqual,
  logicalAnd,
  minimum,
  reshape,
  serialization,
  split,
  type Tensor,
  where,
} from "@tensorflow/tfjs-core";
import { inGroups } from "../groups/in-groups.js";
import { countOf } from "./count-of.js";
import { FlipOptimizer, type FlipOptions } from "./flip-optimizer.js";
import { markGreatest } from "./mark-greatest.js";

/** What {@link rankFlip} takes. */
export interface RankFlipOptions extends FlipOptions {
  /** Which weights keep their counts together. Default `perFilter()`. */
  readonly granularity?: Granularity;
}

/**
 * Bop with exact counts: in each group as many weights flip down as up, those pushed hardest first.
 *
 * m ← (1 − γ) m + γ g. Candidates are the weights with w · m > threshold. Of the n₊ candidates that are +1 and the n₋ that are −1, the
 * min(n₊, n₋) with the greatest w · m of each side flip. So a group keeps the counts that it starts with, for ever: start from levels of
 * a rule with counts, as `equalBits(0.5)`. Nothing is read back; a step sorts
 * the weights twice.
 *
 * @param options - γ, the threshold and the granularity
 * @returns a tfjs optimizer, registered so that tfjs finds it when a model is loaded
 * @throws DomainError if an option is out of range
 * @see Helwegen et al., Latent weights do not exist, NeurIPS 2019, for Bop; Li et al., Equal Bits, AAAI 2022, table 1, for flips by rank
 */
export function rankFlip(options: RankFlipOptions = {}): RankFlipOptimizer {
  serialization.registerClass(RankFlipOptimizer);
  return new RankFlipOptimizer(options);
}

/** What {@link rankFlip} makes. Register it with `serialization.registerClass` before a model that was saved with it is loaded. */
export class RankFlipOptimizer extends FlipOptimizer {
  /** The name in saved models. */
  static readonly className: string = "RankFlip";
  /** Which weights keep their counts together. */
  readonly granularity: Granularity;

  /** @param options - γ, the threshold and the granularity */
  constructor({ granularity = perFilter(), ...options }: RankFlipOptions = {}) {
    super(options);
    this.granularity = granularityFrom(granularity); // of a saved configuration it may be anything
  }

  /** @returns gamma, threshold and granularity, as the constructor takes them */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), granularity: { ...this.granularity } };
  }

  protected override flips(gains: Tensor, w: Tensor): Tensor {
    const [pushes, levels] = [gains, w].map((values) => inGroups(values, this.granularity));
    return reshape(balancedFlips(pushes, levels, this.threshold), w.shape);
  }
}

/** 1 where a weight of a group flips: as many of one side as of the other. */
function balancedFlips(gains: Tensor, w: Tensor, threshold: number): Tensor {
  const pushed = greater(gains, threshold);
  // both sides of a group lie beside each other, as groups of their own
  const sides = concat([logicalAnd(pushed, greater(w, 0)), logicalAnd(pushed, lessEqual(w, 0))], 2);
  const [down, up] = split(countOf(sides), 2, 2);
  const flips = minimum(down, up);
  // gains of candidates are > threshold ≥ 0
  const marks = markGreatest(where(sides, concat([gains, gains], 2), -1), concat([flips, flips], 2));
  const [downwards, upwards] = split(marks, 2, 2);
  return add(downwards, upwards);
}
