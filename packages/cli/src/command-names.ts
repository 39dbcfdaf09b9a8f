/** The commands of `equal-bits`. */
export const commandNames: readonly string[] = [
  "train",
  "compare",
  "evaluate",
  "inspect",
  "prune",
  "quantize",
  "quantizers",
  "study",
];
