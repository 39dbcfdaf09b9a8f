/**
 * Any quantizer as a differentiable tfjs operation, and the parts that it is composed of.
 *
 * @packageDocumentation
 */
export { type BiHalfOptions, biHalfActivation } from "./activations/bi-half-activation.js";
export { type RPReLUParameters, rprelu } from "./activations/rprelu.js";
export { shiftedSign } from "./activations/shifted-sign.js";
export { signActivation } from "./activations/sign-activation.js";
export { type BinarizeOptions, binarize, requireMaskable } from "./binarize.js";
export { centredClipConstraint } from "./constraints/centred-clip-constraint.js";
export { clipConstraint } from "./constraints/clip-constraint.js";
export type { Constraint } from "./constraints/constraint.js";
export { adaBinGradient } from "./gradients/ada-bin-gradient.js";
export { approxSignGradient } from "./gradients/approx-sign-gradient.js";
export { clippedGradient } from "./gradients/clipped-gradient.js";
export { doReFaGradient } from "./gradients/do-re-fa-gradient.js";
export { edeGradient } from "./gradients/ede-gradient.js";
export { identityGradient } from "./gradients/identity-gradient.js";
export { irNetGradient } from "./gradients/ir-net-gradient.js";
export { otJacobianGradient } from "./gradients/ot-jacobian-gradient.js";
export { polynomialGradient } from "./gradients/polynomial-gradient.js";
export { reCUGradient } from "./gradients/re-cu-gradient.js";
export type { GradientContext, SurrogateGradient } from "./gradients/surrogate-gradient.js";
export { swishSignGradient } from "./gradients/swish-sign-gradient.js";
export { transportGradient } from "./gradients/transport-gradient.js";
export { xnorGradient } from "./gradients/xnor-gradient.js";
export { constraintNames, namedConstraint } from "./names/named-constraint.js";
export { gradientNames, namedGradient } from "./names/named-gradient.js";
export { namedRelaxation, relaxationNames } from "./names/named-relaxation.js";
export { namedScale, scaleNames } from "./names/named-scale.js";
export { BopOptimizer, bop } from "./optimizers/bop.js";
export { CaseOptimizer, caseOptimizer, type OptimizerCase } from "./optimizers/case-optimizer.js";
export { FlipOptimizer, type FlipOptions, type NamedTensor } from "./optimizers/flip-optimizer.js";
export { RankFlipOptimizer, type RankFlipOptions, rankFlip } from "./optimizers/rank-flip.js";
export { entropicRelaxation } from "./relaxations/entropic-relaxation.js";
export type { Relaxation } from "./relaxations/relaxation.js";
export { type FanInOptions, fanInScale } from "./scales/fan-in-scale.js";
export { learnedScale } from "./scales/learned-scale.js";
export { meanMagnitudeScale } from "./scales/mean-magnitude-scale.js";
export { powerOfTwoScale } from "./scales/power-of-two-scale.js";
export type { Scale } from "./scales/scale.js";
export { unitScale } from "./scales/unit-scale.js";
export { biprop } from "./tickets/biprop.js";
export { edgePopup } from "./tickets/edge-popup.js";
export { namedTicket, ticketNames } from "./tickets/named-ticket.js";
export type { Ticket } from "./tickets/ticket.js";
export {
  requireTicketRule,
  type TicketOptions,
  ticketMask,
  ticketWeights,
} from "./tickets/ticket-weights.js";
