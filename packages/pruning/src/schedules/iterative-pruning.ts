import { requireWhole } from "@equal-bits/core";
import { requireSparsity } from "../compose/require-sparsity.js";

/** What is used of an `AbortSignal`. */
export interface StopSignal {
  /** Throws the signal's reason once it was aborted. */
  throwIfAborted(): void;
}

/** What {@link iterativePruning} does with a network, of whatever library. */
export interface IterativePruningOptions<State> {
  /** Share of zeros at the end, 0 … 1. */
  readonly sparsity: number;
  /** Rounds of training and pruning, a whole number ≥ 1. */
  readonly rounds: number;
  /**
   * Where the weights go back to when they have been pruned: to where they were before the first round, or nowhere, which is fine-tuning. To go
   * back to a later point, train up to it first. Default `"start"`.
   */
  readonly rewind?: "start" | "none";
  /** Trains the network under its present mask; rounds are counted from 1, and one more follows the last mask. */
  readonly train: (round: number) => void | Promise<void>;
  /** Makes masks of that share of zeros from the present weights, and puts them on. */
  readonly prune: (sparsity: number, round: number) => void | Promise<void>;
  /** A copy of the weights, without masks. */
  readonly save: () => State | Promise<State>;
  /** Puts such a copy back, and leaves the masks on. */
  readonly restore: (state: State) => void | Promise<void>;
  /** Called before each training. Default nothing. */
  readonly onRound?: (round: number, sparsity: number) => void;
  /** An `AbortSignal`: stops before the next training or pruning, with the signal's reason. Default never. */
  readonly signal?: StopSignal;
}

/**
 * Iterative magnitude pruning with rewinding, the lottery-ticket way: train, prune the same share of what is left, go back, and again; then train
 * what remains.
 *
 * After round r of R the share of zeros is 1 − (1 − sparsity)^(r/R), so the kept weights shrink by one factor each round.
 *
 * @param options - the share, the rounds, and what to do with the network
 * @returns when the last training is done
 * @throws DomainError if a number is out of range, before anything is done
 * @see Frankle and Carbin, The lottery ticket hypothesis, ICLR 2019, strategy 1
 */
export async function iterativePruning<State>(options: IterativePruningOptions<State>): Promise<void> {
  const { sparsity, rounds, rewind = "start", train, prune, save, restore, onRound, signal } = options;
  requireSparsity(sparsity);
  requireWhole(rounds, "rounds", 1);
  signal?.throwIfAborted();
  const start = rewind === "start" ? { state: await save() } : undefined;
  for (let round = 1; round <= rounds; round++) {
    signal?.throwIfAborted();
    onRound?.(round, sparsityAfter(round - 1, sparsity, rounds));
    await train(round);
    signal?.throwIfAborted();
    await prune(sparsityAfter(round, sparsity, rounds), round);
    if (start !== undefined) await restore(start.state);
  }
  signal?.throwIfAborted();
  onRound?.(rounds + 1, sparsity);
  await train(rounds + 1);
}

function sparsityAfter(round: number, sparsity: number, rounds: number): number {
  return round === rounds ? sparsity : 1 - (1 - sparsity) ** (round / rounds);
}
