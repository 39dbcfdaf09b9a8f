import type { Quantizer } from "@equal-bits/core";
import { commonLaws } from "./common-laws.js";
import { countLaws } from "./count-laws.js";
import type { Law } from "./law.js";
import type { QuantizerLawOptions } from "./quantizer-law.js";

/**
 * The promises that every quantizer keeps; for one that promises counts, also that they hold exactly and by rank.
 *
 * @param quantizer - the rule under test, ours or a stranger's
 * @param options - how hard to try
 * @returns the laws, each to be run as a test of its own
 */
export function quantizerLaws(quantizer: Quantizer, options: QuantizerLawOptions = {}): readonly Law[] {
  return [...commonLaws(quantizer, options), ...(quantizer.counts ? countLaws(quantizer, options) : [])];
}
