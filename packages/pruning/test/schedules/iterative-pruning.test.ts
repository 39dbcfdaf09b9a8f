import { iterativePruning } from "@equal-bits/pruning";
import { expect, test } from "vitest";

/** A network of one number, and a diary. */
function fakeNetwork() {
  const diary: string[] = [];
  let weight = 1;
  return {
    diary,
    train: async (round: number): Promise<void> => {
      weight *= 10;
      diary.push(`train ${round}: ${weight}`);
    },
    prune: (sparsity: number): void => {
      diary.push(`prune ${sparsity.toFixed(3)} of ${weight}`);
    },
    save: (): number => weight,
    restore: (state: number): void => {
      weight = state;
    },
  };
}

test("example: three rounds to 0.875 prune half of what is left each time, from the same start", async () => {
  const network = fakeNetwork();
  const rounds: string[] = [];
  await iterativePruning({
    sparsity: 0.875,
    rounds: 3,
    ...network,
    onRound: (round, sparsity) => rounds.push(`${round} at ${sparsity}`),
  });
  expect(network.diary).toEqual([
    "train 1: 10",
    "prune 0.500 of 10",
    "train 2: 10",
    "prune 0.750 of 10",
    "train 3: 10",
    "prune 0.875 of 10",
    "train 4: 10",
  ]);
  expect(rounds).toEqual(["1 at 0", "2 at 0.5", "3 at 0.75", "4 at 0.875"]);
});

test("example: without rewinding the weights go on", async () => {
  const network = fakeNetwork();
  await iterativePruning({ sparsity: 0.5, rounds: 1, rewind: "none", ...network });
  expect(network.diary).toEqual(["train 1: 10", "prune 0.500 of 10", "train 2: 100"]);
});

test("a signal stops it before the next pruning, with its reason", async () => {
  const network = fakeNetwork();
  const stop = new AbortController();
  const train = async (round: number): Promise<void> => {
    await network.train(round);
    stop.abort(new Error("enough"));
  };
  await expect(
    iterativePruning({ sparsity: 0.5, rounds: 2, ...network, train, signal: stop.signal }),
  ).rejects.toThrow("enough");
  expect(network.diary).toEqual(["train 1: 10"]);
});

test("a signal that was aborted before stops it before anything is done", async () => {
  const network = fakeNetwork();
  const signal = AbortSignal.abort(new Error("never"));
  await expect(iterativePruning({ sparsity: 0.5, rounds: 2, ...network, signal })).rejects.toThrow("never");
  expect(network.diary).toEqual([]);
});

test("bad numbers are refused before anything is done", async () => {
  const network = fakeNetwork();
  await expect(iterativePruning({ sparsity: 2, rounds: 1, ...network })).rejects.toThrow("sparsity must be");
  await expect(iterativePruning({ sparsity: 0.5, rounds: 0, ...network })).rejects.toThrow("rounds must be");
  expect(network.diary).toEqual([]);
});
