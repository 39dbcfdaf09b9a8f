import type { GroupLayout } from "@equal-bits/core";

export type { GroupLayout };

/**
 * Where the first weight of a group stands in the flat matrix.
 *
 * @internal
 */
export function groupPlace({ size, interleave }: GroupLayout, group: number): number {
  const within = group % interleave;
  return (group - within) * size + within;
}
