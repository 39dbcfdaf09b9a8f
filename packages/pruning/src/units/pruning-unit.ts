import type { GroupLayout } from "@equal-bits/core";

/** What is kept or pruned as a whole: a weight, a block of weights, or a filter. */
export interface PruningUnit {
  /** What it is called, with its arguments. */
  readonly name: string;
  /**
   * Where the units lie, as if each were one weight: those of a filter are a group.
   *
   * @param filters - where the filters lie
   * @returns the layout of the units; for whole filters one group of all
   * @throws ShapeError if the units do not fill a filter
   */
  units(filters: GroupLayout): GroupLayout;
  /**
   * Weights in a unit.
   *
   * @param filters - where the filters lie
   */
  weights(filters: GroupLayout): number;
  /**
   * Calls back with each weight's unit, in the order of memory.
   *
   * @param filters - where the filters lie
   * @param visit - takes a weight's place, and the place of its unit
   */
  each(filters: GroupLayout, visit: (weight: number, unit: number) => void): void;
}
