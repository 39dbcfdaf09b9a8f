import { DomainError, FormatError } from "@equal-bits/core";
import { type NamedTensorMap, Optimizer, serialization } from "@tensorflow/tfjs-core";
import { type NamedTensor, namedGradientsOf } from "./flip-optimizer.js";

/** An optimizer and the variables that it is for. */
export interface OptimizerCase {
  /** A part of the variable's name, or a test of it; only a part of a name can be saved with a model. */
  readonly when: string | ((variableName: string) => boolean);
  /** The optimizer. */
  readonly optimizer: Optimizer;
}

/**
 * An optimizer for each kind of variable: of the cases the first that applies, else the fallback.
 *
 * Binary variables go with {@link bop}, all others with Adam:
 * `caseOptimizer([{ when: "binary", optimizer: bop() }], train.adam())`. Each variable is asked for at every step.
 *
 * @param cases - which optimizer is for which variables
 * @param fallback - for all other variables
 * @returns a tfjs optimizer, registered so that tfjs finds it when a model is loaded
 * @see CaseOptimizer of larq, docs.larq.dev, which it is modelled on
 */
export function caseOptimizer(cases: readonly OptimizerCase[], fallback: Optimizer): CaseOptimizer {
  serialization.registerClass(CaseOptimizer);
  return new CaseOptimizer(cases, fallback);
}

/** What {@link caseOptimizer} makes. Register it with `serialization.registerClass` before a model that was saved with it is loaded. */
export class CaseOptimizer extends Optimizer {
  /** The name in saved models. */
  static readonly className: string = "CaseOptimizer";

  /**
   * @param cases - which optimizer is for which variables
   * @param fallback - for all other variables
   */
  constructor(
    readonly cases: readonly OptimizerCase[],
    readonly fallback: Optimizer,
  ) {
    super();
  }

  /**
   * One step of each optimizer on its own variables.
   *
   * @param gradients - by variable, in the same order at every step
   */
  override applyGradients(gradients: NamedTensorMap | NamedTensor[]): void {
    const shares = this.optimizers().map((): NamedTensor[] => []);
    for (const gradient of namedGradientsOf(gradients)) shares[this.caseOf(gradient.name)].push(gradient);
    this.optimizers().forEach((optimizer, i) => {
      optimizer.applyGradients(shares[i]);
    });
    this.incrementIterations();
  }

  /** Disposes all its optimizers. */
  override dispose(): void {
    for (const optimizer of this.optimizers()) optimizer.dispose();
  }

  /** @returns the number of steps, and the state of each optimizer under `case_0/…`, `case_1/…`, the fallback last */
  override async getWeights(): Promise<NamedTensor[]> {
    const weights = [await this.saveIterations()];
    for (const [i, optimizer] of this.optimizers().entries())
      for (const { name, tensor } of await optimizer.getWeights())
        weights.push({ name: `case_${i}/${name}`, tensor });
    return weights;
  }

  /**
   * Goes on from a saved state.
   *
   * @param weights - what `getWeights` gave, in that order
   */
  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const states = await this.extractIterations(weights);
    for (const [i, optimizer] of this.optimizers().entries()) {
      const prefix = `case_${i}/`;
      const own = states.filter(({ name }) => name.startsWith(prefix));
      await optimizer.setWeights(
        own.map(({ name, tensor }) => ({ name: name.slice(prefix.length), tensor })),
      );
    }
  }

  /**
   * @returns the optimizers with their configurations
   * @throws DomainError if a case has a function for its variables
   */
  override getConfig(): serialization.ConfigDict {
    const cases = this.cases.map(({ when, optimizer }) => {
      if (typeof when !== "string")
        throw new DomainError(
          "when must be a part of a variable's name for the optimizer to be saved, got a function; save without the optimizer, or name the variables",
        );
      return { when, ...saved(optimizer) };
    });
    return { cases, fallback: saved(this.fallback) };
  }

  /**
   * @param cls - the class itself
   * @param config - what `getConfig` gave
   * @returns the optimizer
   * @throws FormatError if the configuration names a class that is not registered with tfjs
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    const { cases, fallback } = config as unknown as SavedCases; // restored() looks at each
    return new cls(
      cases.map((one) => ({ when: one.when, optimizer: restored(one) })),
      restored(fallback),
    );
  }

  private optimizers(): readonly Optimizer[] {
    return [...this.cases.map(({ optimizer }) => optimizer), this.fallback];
  }

  /** The index of the fallback is one past the cases. */
  private caseOf(name: string): number {
    const found = this.cases.findIndex(({ when }) =>
      typeof when === "string" ? name.includes(when) : when(name),
    );
    return found < 0 ? this.cases.length : found;
  }
}

interface SavedOptimizer {
  readonly className: string;
  readonly config: serialization.ConfigDict;
}

interface SavedCases {
  readonly cases: readonly (SavedOptimizer & { readonly when: string })[];
  readonly fallback: SavedOptimizer;
}

function saved(optimizer: Optimizer): { className: string; config: serialization.ConfigDict } {
  return { className: optimizer.getClassName(), config: optimizer.getConfig() };
}

function restored({ className, config }: SavedOptimizer): Optimizer {
  const known = serialization.SerializationMap.getMap().classNameMap;
  if (!Object.hasOwn(known, className))
    throw new FormatError(
      `the optimizer's class must be registered with tfjs, got ${className}; call serialization.registerClass first`,
    );
  const [cls, fromConfig] = known[className];
  return fromConfig(cls, config) as unknown as Optimizer; // tfjs's registry holds optimizers and layers alike
}
