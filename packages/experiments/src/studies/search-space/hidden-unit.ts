/** A binary weight. */
type BinaryWeight = -1 | 1;

/** A hidden unit of the toy network: two weights in, a bias, a weight out. */
export interface HiddenUnit {
  /** From the first input. */
  readonly fromX: BinaryWeight;
  /** From the second input. */
  readonly fromY: BinaryWeight;
  /** Its bias. */
  readonly bias: BinaryWeight;
  /** To the output, which has no bias of its own. */
  readonly toOutput: BinaryWeight;
}

/** All 16 hidden units that there are. */
export const HIDDEN_UNITS: readonly HiddenUnit[] = allUnits();

/** What a hidden unit adds to the output at a point: ±sigmoid(±x ± y ± 1). */
export function unitResponse(unit: HiddenUnit, x: number, y: number): number {
  return unit.toOutput / (1 + Math.exp(-(unit.fromX * x + unit.fromY * y + unit.bias)));
}

/** How many of a hidden unit's four weights are −1. */
export function unitNegatives(unit: HiddenUnit): number {
  return [unit.fromX, unit.fromY, unit.bias, unit.toOutput].filter((weight) => weight < 0).length;
}

function allUnits(): HiddenUnit[] {
  const signs: readonly BinaryWeight[] = [-1, 1];
  return signs.flatMap((fromX) =>
    signs.flatMap((fromY) =>
      signs.flatMap((bias) => signs.map((toOutput) => ({ fromX, fromY, bias, toOutput }))),
    ),
  );
}
