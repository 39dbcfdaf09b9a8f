import { type Granularity, perFilter, perGroup, perTensor } from "@equal-bits/core";
import {
  add,
  cast,
  greater,
  less,
  lessEqual,
  logicalAnd,
  minimum,
  range,
  reshape,
  scatterND,
  serialization,
  sum,
  type Tensor,
  topk,
  transpose,
  where,
} from "@tensorflow/tfjs-core";
import { inGroups } from "../groups/in-groups.js";
import { FlipOptimizer, type FlipOptions } from "./flip-optimizer.js";

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
 * a rule with counts, as `equalBits(0.5)`. Ranks are found by tensor operations, without reading anything back; two sorts a step.
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
    this.granularity = checked(granularity);
  }

  /** @returns gamma, threshold and granularity, as the constructor takes them */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), granularity: { ...this.granularity } };
  }

  protected override flips(gains: Tensor, w: Tensor): Tensor {
    const [blocks, size, interleave] = inGroups(w, this.granularity).shape;
    const rows = (values: Tensor): Tensor =>
      reshape(transpose(inGroups(values, this.granularity), [0, 2, 1]), [blocks * interleave, size]);
    const flipped = balancedFlips(rows(gains), rows(w), this.threshold);
    return reshape(transpose(reshape(flipped, [blocks, interleave, size]), [0, 2, 1]), w.shape);
  }
}

/** A saved configuration is not to be trusted. */
function checked(granularity: Granularity): Granularity {
  if (granularity.kind === "perTensor") return perTensor();
  return granularity.kind === "perGroup" ? perGroup(granularity.size) : perFilter();
}

/** 1 where a weight of a row flips: as many of one side as of the other. */
function balancedFlips(gains: Tensor, w: Tensor, threshold: number): Tensor {
  const pushed = greater(gains, threshold);
  const down = logicalAnd(pushed, greater(w, 0));
  const up = logicalAnd(pushed, lessEqual(w, 0));
  const flips = minimum(countOf(down), countOf(up));
  return add(greatest(gains, down, flips), greatest(gains, up, flips));
}

function countOf(candidates: Tensor): Tensor {
  return sum(cast(candidates, "float32"), 1, true);
}

/** 1 at the candidates of greatest gain, as many in each row as `counts` says. */
function greatest(gains: Tensor, candidates: Tensor, counts: Tensor): Tensor {
  const [rows, size] = gains.shape;
  // gains of candidates are > threshold ≥ 0
  const order = topk(where(candidates, gains, -1), size, true).indices;
  const taken = cast(less(reshape(range(0, size), [1, size]), counts), "float32");
  const starts = reshape(range(0, rows * size, size, "int32"), [rows, 1]);
  const places = reshape(add(cast(order, "int32"), starts), [rows * size, 1]);
  return reshape(scatterND(places, reshape(taken, [rows * size]), [rows * size]), [rows, size]);
}
