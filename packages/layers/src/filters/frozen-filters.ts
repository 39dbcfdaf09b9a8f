import { unitScale } from "@equal-bits/binarize";
import { DomainError, type Granularity } from "@equal-bits/core";
import { getBackend, greater, reshape, slice, type Tensor, tidy, where } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable } from "@tensorflow/tfjs-layers";
import type { AddWeight, FilterBank, FilterParts } from "./filter-bank.js";
import { frozenQuantizer } from "./frozen-quantizer.js";
import type { FrozenWeights } from "./frozen-weights.js";
import { codeOf, requireCodes } from "./level-codes.js";
import { tableShape } from "./table-shape.js";

/** Backends whose memory is at hand. */
const ON_HOST: readonly string[] = ["cpu", "wasm"];

/** Levels that are kept for good, and what each of them is worth in each filter. */
export class FrozenFilters implements FilterBank {
  readonly name: string;
  readonly frozen: boolean = true;
  readonly parts: FilterParts;
  private codes: LayerVariable | undefined;
  private values: LayerVariable | undefined;
  private checked: object | undefined;

  /**
   * @param name - of the latent variable that it takes the place of
   * @param quantizer - name and number of levels of the rule that made it
   * @param granularity - which weights shared one histogram
   */
  constructor(
    name: string,
    quantizer: { readonly name: string; readonly levels: number },
    granularity: Granularity,
  ) {
    this.name = name;
    this.parts = {
      quantizer: frozenQuantizer(quantizer.name, quantizer.levels),
      granularity,
      scale: unitScale(),
      relaxation: null,
      gradient: null,
    };
  }

  get shape(): readonly number[] | null {
    return this.codes?.read().shape ?? null;
  }

  get levelCount(): number {
    return this.parts.quantizer.levels;
  }

  get tensorsKept(): number {
    return 1;
  }

  kept(): null {
    return null;
  }

  keep(): never {
    throw new DomainError("a layer must not be frozen to be pruned, got a frozen one; prune before freezing");
  }

  requireUsable(): never {
    throw new DomainError(
      "a layer must not be frozen to take other parts, got a frozen one; change the model that it was frozen from",
    );
  }

  use(): never {
    return this.requireUsable();
  }

  build(shape: number[], addWeight: AddWeight): void {
    const { quantizer, granularity } = this.parts;
    const prefix = this.name.slice(0, -"kernel".length);
    const lowest = initializers.constant({ value: codeOf(0, quantizer.levels) });
    this.codes = addWeight(`${prefix}codes`, shape, lowest, false);
    const table = [quantizer.levels, ...tableShape(shape, granularity)];
    this.values = addWeight(`${prefix}values`, table, initializers.zeros(), false);
  }

  latentWeights(): never {
    throw new Error("the layer is frozen, so it has no latent weights; see levels() and binaryWeights()");
  }

  levels(): Tensor {
    return this.checkedCodes().clone();
  }

  binaryWeights(): Tensor {
    const { values } = this.requireBuilt();
    return tidy(() => lookedUp(this.checkedCodes(), values.read(), this.parts.granularity));
  }

  /**
   * Takes weights that `frozenWeights` made.
   *
   * @param weights - copied, not kept
   */
  write({ codes, values }: FrozenWeights): void {
    const variables = this.requireBuilt();
    variables.codes.write(codes);
    variables.values.write(values);
  }

  /** The codes; they may come from a file, so they are looked at when they are first used, where that needs no reading back. */
  private checkedCodes(): Tensor {
    const codes = this.requireBuilt().codes.read();
    if (codes.dataId !== this.checked && ON_HOST.includes(getBackend())) {
      requireCodes(codes.dataSync<"float32">(), this.parts.quantizer.levels);
      this.checked = codes.dataId;
    }
    return codes;
  }

  private requireBuilt(): { readonly codes: LayerVariable; readonly values: LayerVariable } {
    const { codes, values } = this;
    if (codes === undefined || values === undefined)
      throw new Error("the layer must be built first: add it to a model or call apply");
    return { codes, values };
  }
}

/** Chosen, not computed: the very numbers that the layer had before. */
function lookedUp(codes: Tensor, values: Tensor, granularity: Granularity): Tensor {
  const levels = values.shape[0];
  const [blocks, filters] = tableShape(codes.shape, granularity);
  const blocked = reshape(codes, [blocks, -1, filters]);
  const worth = (level: number): Tensor =>
    reshape(slice(values, [level, 0, 0], [1, blocks, filters]), [blocks, 1, filters]);
  let chosen = worth(0);
  for (let level = 1; level < levels; level++)
    chosen = where(greater(blocked, codeOf(level - 1, levels)), worth(level), chosen);
  return reshape(chosen, codes.shape);
}
