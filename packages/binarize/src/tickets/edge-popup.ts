import { mul } from "@tensorflow/tfjs-core";
import type { Ticket } from "./ticket.js";

/**
 * The kept weights as they are: y = w₀ · mask.
 *
 * @returns a frozen ticket
 * @see Ramanujan et al., What's hidden in a randomly weighted neural network?, CVPR 2020
 */
export function edgePopup(): Ticket {
  return asTheyAre;
}

const asTheyAre: Ticket = Object.freeze({
  name: "edge-popup",
  hasLevels: false,
  apply: (weights, mask) => mul(weights, mask),
} satisfies Ticket);
