/** The sizes of an array on the device, x first as gpu.js wants them: [width, depth, rows]. */
export type Sizes = readonly [x: number, y: number, z: number];

/** What a kernel reads: arrays of the device, or numbers. */
export type KernelArgument = DeviceArray | number;

/** An array that lives on the device until it is released. */
export interface DeviceArray {
  /** gpu.js's handle: a texture, a buffer, or on the CPU the values themselves. */
  readonly handle: unknown;
  readonly sizes: Sizes;
}

/** An array read back: planes of rows, [z][y][x]. */
export type HostArray = readonly (readonly Float32Array[])[];

/**
 * Frees what a handle of gpu.js holds; the arrays of the CPU modes hold nothing.
 *
 * @internal
 */
export function deleteHandle(handle: unknown): void {
  if (typeof handle !== "object" || handle === null || !("delete" in handle)) return;
  if (typeof handle.delete === "function") handle.delete();
}
