import { type KernelSource, kernelSource } from "./kernel-source.js";

/**
 * Copies a flat array onto the device, so that every other kernel reads arrays of the device alone: gpu.js throws where a
 * WebGL2 kernel gets an array of the host first and one of the device later.
 *
 * @internal
 */
export const upload: KernelSource = kernelSource(`
function upload(values, width, depth) {
  return values[this.thread.x + width * (this.thread.y + depth * this.thread.z)];
}`);

/**
 * Copies an array of the device back, in the same sizes.
 *
 * @internal
 */
export const download: KernelSource = kernelSource(`
function download(values) {
  return values[this.thread.z][this.thread.y][this.thread.x];
}`);

/**
 * Adds a number to each value: what the device is tried with.
 *
 * @internal
 */
export const addNumber: KernelSource = kernelSource(`
function addNumber(values, number) {
  return values[this.thread.z][this.thread.y][this.thread.x] + number;
}`);
