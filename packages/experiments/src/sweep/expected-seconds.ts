import { summary } from "@equal-bits/layers";
import { recipe } from "@equal-bits/quantizers";
import { namedNetwork } from "../networks/named-network.js";
import type { StudyRunSettings } from "./run-id.js";

/**
 * How long a run takes on one core, in seconds: a rough model, fitted to the networks of the studies on one core of a server.
 *
 * @param settings - of the run; a data set of no known name counts as 10,000 images of 28 × 28
 * @internal
 */
export function expectedSeconds(settings: StudyRunSettings): number {
  const { trainImages, testImages, holdout, batchSize, epochs, data } = settings;
  const images = imagesOf(data);
  const train = Math.min(images.train, trainImages ?? Infinity) - holdout;
  const test = holdout > 0 ? holdout : Math.min(images.test, testImages ?? Infinity);
  const { macs, weights } = sizeOf(settings);
  const step = STEP + batchSize * macs * MAC + weights * WEIGHT;
  return START + epochs * Math.ceil(train / batchSize) * step + (test * macs * MAC) / 3;
}

/** Seconds: of a process that starts and loads its data; of a step beside what follows; of a multiplication there and back; of a weight in a step. */
const [START, STEP, MAC, WEIGHT] = [2, 0.005, 0.26e-9, 145e-9];

interface ImageCounts {
  readonly train: number;
  readonly test: number;
  readonly shape: readonly [number, number, number];
}

function imagesOf(data: string | null): ImageCounts {
  if (data === "cifar-10") return { train: 50_000, test: 10_000, shape: [32, 32, 3] };
  if (data === "fashion-mnist" || data === "mnist")
    return { train: 60_000, test: 10_000, shape: [28, 28, 1] };
  return { train: 10_000, test: 2_000, shape: [28, 28, 1] };
}

const sizes = new Map<string, { macs: number; weights: number }>();

function sizeOf({ network, width, data }: StudyRunSettings): { macs: number; weights: number } {
  const key = JSON.stringify([network, width, imagesOf(data).shape]);
  const known = sizes.get(key) ?? measuredSize({ network, width, data });
  sizes.set(key, known);
  return known;
}

function measuredSize({ network, width, data }: Pick<StudyRunSettings, "network" | "width" | "data">): {
  macs: number;
  weights: number;
} {
  const { quantizer } = recipe("sign");
  const options = {
    inputShape: imagesOf(data).shape,
    classes: 10,
    quantizer,
    width,
    seed: 1,
    warn: () => {},
  };
  const model = namedNetwork(network).build(options);
  const { weights, macs } = summary(model).totals;
  model.dispose();
  return { weights, macs: Object.values(macs).reduce((sum: number, own: number) => sum + own, 0) };
}
