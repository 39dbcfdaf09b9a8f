import { catalogueRule } from "./catalogue-rule.js";
import { fileRule } from "./file-rule.js";
import { isRuleFile } from "./rule-file.js";
import type { TrainingRule } from "./training-rule.js";

/**
 * The rule that a run is asked for: one of the catalogue by its name, or one of the user's by the path of its module.
 *
 * @throws DomainError if a name is unknown or its argument is out of range
 * @throws FormatError naming the file, if a module exports no quantizer
 * @internal
 */
export async function ruleFor(quantizer: string): Promise<TrainingRule> {
  return isRuleFile(quantizer) ? fileRule(quantizer) : catalogueRule(quantizer);
}
