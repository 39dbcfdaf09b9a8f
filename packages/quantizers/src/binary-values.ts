import type { FixedValues } from "@equal-bits/core";

/** The two levels of a binary weight, lowest first. */
export const binaryValues: FixedValues = Object.freeze({ kind: "fixed", values: Object.freeze([-1, 1]) });
