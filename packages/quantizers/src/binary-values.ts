/** The two levels of a binary weight, lowest first. */
export const binaryValues: readonly number[] = Object.freeze([-1, 1]);
