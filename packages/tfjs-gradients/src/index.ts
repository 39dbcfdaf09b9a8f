/**
 * The gradients that tfjs-core does not register by itself in Node.
 *
 * @packageDocumentation
 */
export { ensureGradients } from "./ensure-gradients.js";
