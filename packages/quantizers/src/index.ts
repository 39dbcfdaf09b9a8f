/**
 * Named rules from latent weights to levels, and the parts they are composed of.
 *
 * @packageDocumentation
 */
export { type AnnealedEqualBits, type AnnealedOptions, annealedEqualBits } from "./annealed-equal-bits.js";
export type { CutParts } from "./compose/by-cuts.js";
export type { TransportParts } from "./compose/by-transport.js";
export { quantizer } from "./compose/quantizer.js";
export { namedQuantizer, namedRatio, quantizerNames } from "./named-quantizer.js";
export { type CutOptions, cutsAt } from "./parts/cuts.js";
export { entropic } from "./parts/entropic.js";
export { exact } from "./parts/exact.js";
export { exactCounts } from "./parts/exact-counts.js";
export {
  type AffineLevels,
  affineLevels,
  centredLevels,
  fittedLevels,
  fixedLevels,
} from "./parts/level-values.js";
export type { Prior } from "./parts/prior.js";
export { ratio } from "./parts/ratio.js";
export { rational } from "./parts/rational.js";
export { semiRelaxed } from "./parts/semi-relaxed.js";
export { shares } from "./parts/shares.js";
export type { Solver, SolverTask } from "./parts/solver.js";
export { topCount } from "./parts/top-count.js";
export { recipe, recipeNames, recipes } from "./recipes/catalogue.js";
export type { Recipe, RecipeWords, TrainingParts } from "./recipes/recipe.js";
export { type RecipeDescription, recipeOf } from "./recipes/recipe-of.js";
export { adaBin } from "./rules/ada-bin.js";
export { biReal } from "./rules/bi-real.js";
export { bitNet } from "./rules/bit-net.js";
export { bitNetTernary } from "./rules/bit-net-ternary.js";
export { doReFa } from "./rules/do-re-fa.js";
export { equalBits, type Ratio } from "./rules/equal-bits.js";
export { type EqualLevelsOptions, equalLevels } from "./rules/equal-levels.js";
export { irNet } from "./rules/ir-net.js";
export { meanSign } from "./rules/mean-sign.js";
export { reCU } from "./rules/re-cu.js";
export { sign } from "./rules/sign.js";
export { steTern } from "./rules/ste-tern.js";
export { type TernaryCounts, ternary } from "./rules/ternary.js";
export type { LevelChoice, TransportOptions } from "./rules/transport-options.js";
export { twn } from "./rules/twn.js";
export { xnorNet } from "./rules/xnor-net.js";
