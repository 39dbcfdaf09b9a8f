import { abs, divNoNan, greaterEqual, mul, sum } from "@tensorflow/tfjs-core";
import { signsOf } from "../backends/signs-of.js";
import type { Ticket } from "./ticket.js";

/**
 * The signs of the kept weights, times their mean magnitude over the layer: y = α · sign(w₀) · mask, a multi-prize ticket.
 *
 * sign(0) = +1.
 *
 * @returns a frozen ticket
 * @see Diffenderfer and Kailkhura, Multi-Prize Lottery Ticket Hypothesis, ICLR 2021
 */
export function biprop(): Ticket {
  return signsOfKept;
}

const signsOfKept: Ticket = Object.freeze({
  name: "biprop",
  hasLevels: true,
  apply: (weights, mask) => {
    const gain = sum(divNoNan(mul(abs(weights), mask), sum(mask))); // each divided first: the sum may be beyond float32
    return mul(mul(signsOf(greaterEqual(weights, 0)), mask), gain);
  },
} satisfies Ticket);
