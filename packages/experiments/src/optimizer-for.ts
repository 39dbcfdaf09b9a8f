import { CaseOptimizer, caseOptimizer } from "@equal-bits/binarize";
import { cosineSchedule } from "@equal-bits/core";
import { type Optimizer, train, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { TensorKind } from "./encoded-tensors.js";
import { latentNames } from "./latent-names.js";
import type { TrainingSettings } from "./training-settings.js";

type Rates = Pick<TrainingSettings, "learningRate" | "latentLearningRate">;

/**
 * The optimizer of the experiments: Adam, and a second one for latent weights where they learn at a rate of their own.
 *
 * @internal
 */
export function optimizerFor(model: LayersModel, { learningRate, latentLearningRate }: Rates): Optimizer {
  if (latentLearningRate === null) return train.adam(learningRate);
  const latents = latentNames(model);
  const ofLatents = { when: (name: string) => latents.has(name), optimizer: train.adam(latentLearningRate) };
  return caseOptimizer([ofLatents], train.adam(learningRate));
}

/**
 * Gives an optimizer the rates of a step.
 *
 * @param step - from 0
 * @param steps - in all
 * @internal
 */
export function setLearningRates(
  optimizer: Optimizer,
  { learningRate, latentLearningRate }: Rates,
  step: number,
  steps: number,
): void {
  const rateAt = (from: number): number => cosineSchedule({ from, to: 0, steps })(step);
  if (isDivided(optimizer)) {
    setLearningRate(optimizer.cases[0].optimizer, rateAt(latentLearningRate ?? learningRate));
    setLearningRate(optimizer.fallback, rateAt(learningRate));
  } else setLearningRate(optimizer, rateAt(learningRate));
}

/**
 * What the tensors of an optimizer must be: known from the model, never taken from a file.
 *
 * @internal
 */
export function optimizerKinds(model: LayersModel, optimizer: Optimizer): TensorKind[] {
  const weights = model.trainableWeights.map((weight) => weight.read() as Variable); // a layer's weight is a variable
  if (!isDivided(optimizer)) return adamKinds(weights, "");
  const latents = latentNames(model);
  return [
    steps(""),
    ...adamKinds(
      weights.filter(({ name }) => latents.has(name)),
      "case_0/",
    ),
    ...adamKinds(
      weights.filter(({ name }) => !latents.has(name)),
      "case_1/",
    ),
  ];
}

/** By its name: tfjs's optimizers call everything an instance that can do what they can. */
function isDivided(optimizer: Optimizer): optimizer is CaseOptimizer {
  return optimizer.getClassName() === CaseOptimizer.className;
}

/** tfjs reads the rate at every step but hides the field, for all optimizers but SGD. */
function setLearningRate(optimizer: Optimizer, rate: number): void {
  (optimizer as unknown as { learningRate: number }).learningRate = rate;
}

/** Adam's count of steps, then the first moments of its weights, then the second. */
function adamKinds(weights: readonly Variable[], prefix: string): TensorKind[] {
  const moments = weights.map(
    ({ shape, name }): TensorKind => ({ name: prefix + name, shape, dtype: "float32" }),
  );
  return [steps(prefix), ...moments, ...moments];
}

function steps(prefix: string): TensorKind {
  return { name: `${prefix}iter`, shape: [], dtype: "int32" };
}
