import { requireTicketRule, type Ticket, ticketMask, ticketWeights, unitScale } from "@equal-bits/binarize";
import { DomainError } from "@equal-bits/core";
import { greaterEqual, mul, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Initializer } from "../layer-options.js";
import type { LayerParts } from "../parts/layer-parts.js";
import { requireQuantizer } from "../parts/require-parts.js";
import type { AddWeight, FilterBank, FilterParts } from "./filter-bank.js";

/** Frozen weights, and scores that train which of them are kept. The scores are what the optimizer sees. */
export class TicketFilters implements FilterBank {
  readonly name: string;
  readonly frozen: boolean = false;
  /** What becomes of the kept weights. */
  readonly ticket: Ticket;
  private current: FilterParts;
  private readonly scoreInitializer: Initializer;
  private scores: LayerVariable | undefined;
  private weights: LayerVariable | undefined;

  /**
   * @param name - of the frozen weights
   * @param parts - the rule that looks at |score|, and the granularity
   * @param options - what becomes of the kept weights, and where the scores start
   */
  constructor(
    name: string,
    { quantizer, granularity }: Pick<FilterParts, "quantizer" | "granularity">,
    { ticket, scoreInitializer }: { readonly ticket: Ticket; readonly scoreInitializer: Initializer },
  ) {
    requireTicketRule(quantizer);
    this.name = name;
    this.ticket = ticket;
    this.scoreInitializer = scoreInitializer;
    this.current = { quantizer, granularity, scale: unitScale(), relaxation: null, gradient: null };
  }

  get parts(): FilterParts {
    return this.current;
  }

  get shape(): readonly number[] | null {
    return this.weights?.read().shape ?? null;
  }

  get levelCount(): number | null {
    return this.ticket.hasLevels ? 3 : null;
  }

  get tensorsKept(): number {
    return 2;
  }

  requireUsable({ quantizer = this.current.quantizer, ...others }: LayerParts): void {
    requireQuantizer(quantizer);
    requireTicketRule(quantizer);
    const [other] = Object.keys(others);
    if (other !== undefined)
      throw new DomainError(
        `a ticket must be given no ${other}, which it has none of; give it a quantizer alone`,
      );
  }

  use(parts: LayerParts): void {
    this.requireUsable(parts);
    this.current = { ...this.current, quantizer: parts.quantizer ?? this.current.quantizer };
  }

  build(shape: number[], addWeight: AddWeight, initializer: Initializer): void {
    this.weights = addWeight(this.name, shape, initializer, false);
    this.scores = addWeight(`${this.name}_scores`, shape, this.scoreInitializer);
  }

  latentWeights(): Tensor {
    return this.requireBuilt().scores.read();
  }

  kept(): Tensor {
    return ticketMask(this.latentWeights(), this.current);
  }

  keep(): never {
    throw new DomainError(
      "the mask of a ticket must come from its scores, got one to put on; train the scores",
    );
  }

  levels(): Tensor {
    const weights = this.requireBuilt().weights.read();
    return tidy(() => {
      const mask = this.kept();
      return sub(mul(mul(mask, greaterEqual(weights, 0)), 2), mask);
    });
  }

  binaryWeights(): Tensor {
    const { scores, weights } = this.requireBuilt();
    return ticketWeights(scores.read(), weights.read(), { ...this.current, ticket: this.ticket });
  }

  private requireBuilt(): { readonly scores: LayerVariable; readonly weights: LayerVariable } {
    const { scores, weights } = this;
    if (scores === undefined || weights === undefined)
      throw new Error("the layer must be built first: add it to a model or call apply");
    return { scores, weights };
  }
}
