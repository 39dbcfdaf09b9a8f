/**
 * The training kernels that tfjs's wasm backend lacks.
 *
 * @packageDocumentation
 */
export { installTrainingKernels } from "./install-training-kernels.js";
