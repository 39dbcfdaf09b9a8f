import { adaBinGradient } from "../gradients/ada-bin-gradient.js";
import { approxSignGradient } from "../gradients/approx-sign-gradient.js";
import { clippedGradient } from "../gradients/clipped-gradient.js";
import { doReFaGradient } from "../gradients/do-re-fa-gradient.js";
import { edeGradient } from "../gradients/ede-gradient.js";
import { identityGradient } from "../gradients/identity-gradient.js";
import { irNetGradient } from "../gradients/ir-net-gradient.js";
import { otJacobianGradient } from "../gradients/ot-jacobian-gradient.js";
import { polynomialGradient } from "../gradients/polynomial-gradient.js";
import { reCUGradient } from "../gradients/re-cu-gradient.js";
import type { SurrogateGradient } from "../gradients/surrogate-gradient.js";
import { swishSignGradient } from "../gradients/swish-sign-gradient.js";
import { transportGradient } from "../gradients/transport-gradient.js";
import { xnorGradient } from "../gradients/xnor-gradient.js";
import { namedPart, numberIn, type PartMakers, signaturesOf } from "./named-part.js";

/**
 * A surrogate gradient by its name: `"identity"`, `"ede(0.5,2)"`, `"transport(1,clipped(1))"`; what a part's own `name` says.
 *
 * Arguments with a default may be left away: `"ede(0.5)"`, `"clipped"`. `"polynomial"` alone is `"approx-sign"`.
 *
 * @param name - one of {@link gradientNames}, with numbers for its arguments
 * @returns the gradient
 * @throws DomainError if the name is unknown, or an argument is missing or out of range
 */
export function namedGradient(name: string): SurrogateGradient {
  return namedPart("gradient", makers, name);
}

const makers: PartMakers<SurrogateGradient> = {
  identity: { signature: "identity", arity: [0, 0], make: identityGradient },
  clipped: {
    signature: "clipped([limit])",
    arity: [0, 1],
    make: (limit = "1") => clippedGradient(numberIn(limit)),
  },
  "approx-sign": { signature: "approx-sign", arity: [0, 0], make: approxSignGradient },
  "swish-sign": {
    signature: "swish-sign([beta])",
    arity: [0, 1],
    make: (beta = "5") => swishSignGradient(numberIn(beta)),
  },
  ede: { signature: "ede(t[,k])", arity: [1, 2], make: (t, k) => edeGradient(numberIn(t), numberOr(k)) },
  polynomial: {
    signature: "polynomial([t[,k]])",
    arity: [0, 2],
    make: (t, k) => (t === undefined ? approxSignGradient() : polynomialGradient(numberIn(t), numberOr(k))),
  },
  recu: { signature: "recu(tau)", arity: [1, 1], make: (tau) => reCUGradient(numberIn(tau)) },
  dorefa: { signature: "dorefa", arity: [0, 0], make: doReFaGradient },
  "ot-jacobian": {
    signature: "ot-jacobian(epsilon)",
    arity: [1, 1],
    make: (epsilon) => otJacobianGradient(numberIn(epsilon)),
  },
  xnor: { signature: "xnor", arity: [0, 0], make: xnorGradient },
  "ir-net": {
    signature: "ir-net(t[,k])",
    arity: [1, 2],
    make: (t, k) => irNetGradient(numberIn(t), numberOr(k)),
  },
  adabin: {
    signature: "adabin(t[,k])",
    arity: [1, 2],
    make: (t, k) => adaBinGradient(numberIn(t), numberOr(k)),
  },
  transport: {
    signature: "transport(gamma[,gradient])",
    arity: [1, 2],
    make: (gamma, inner = "identity") => transportGradient(numberIn(gamma), namedGradient(inner)),
  },
};

/** What {@link namedGradient} knows, each with the names of its arguments; those in square brackets may be left away. */
export const gradientNames: readonly string[] = Object.freeze(signaturesOf(makers));

/** Undefined lets a default stand. */
function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : numberIn(text);
}
