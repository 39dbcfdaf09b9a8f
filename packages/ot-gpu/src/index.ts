/**
 * Exact and entropic optimal transport onto a few atoms on the GPU, by gpu.js.
 *
 * @packageDocumentation
 */
export type { GpuEntropicResult } from "./entropic-groups.js";
export { type GpuBackend, type GpuBackendOptions, gpuBackend } from "./gpu-backend.js";
export type { GpuMode } from "./gpu-mode.js";
export type { GpuEntropicOptions } from "./require-entropic.js";
export type { GpuSinkhornOptions } from "./require-sinkhorn.js";
export type { GpuSinkhornResult, ResidentCost, SinkhornPotentials } from "./resident-cost.js";
export type { ResidentWeights } from "./resident-weights.js";
