import type { Device } from "./device.js";
import type { DeviceArray, KernelArgument, Sizes } from "./device-array.js";
import type { KernelSource } from "./kernel-source.js";

/** Arrays of one piece of work: all are released when it ends, whether well or with an error, but for those kept. */
export interface Workspace {
  /** Runs a kernel; the result stays on the device. */
  run(kernel: KernelSource, sizes: Sizes, args: readonly KernelArgument[]): Promise<DeviceArray>;
  /** Copies a flat array to the device. */
  upload(values: Float32Array, sizes: Sizes): Promise<DeviceArray>;
  /** Releases an array before the end. */
  release(...arrays: readonly DeviceArray[]): void;
  /** Lets arrays outlive the work; on an error they are released all the same. */
  keep(...arrays: readonly DeviceArray[]): void;
}

/**
 * Does work in turn and leaves no array behind.
 *
 * @internal
 */
export function withWorkspace<T>(device: Device, work: (space: Workspace) => Promise<T>): Promise<T> {
  return device.inTurn(async () => {
    const held = new Set<DeviceArray>();
    const kept = new Set<DeviceArray>();
    const hold = (array: DeviceArray): DeviceArray => {
      held.add(array);
      return array;
    };
    const release = (...arrays: readonly DeviceArray[]): void => {
      for (const array of arrays) {
        held.delete(array);
        device.release(array);
      }
    };
    try {
      const result = await work({
        run: async (kernel, sizes, args) => hold(await device.run(kernel, sizes, args)),
        upload: async (values, sizes) => hold(await device.upload(values, sizes)),
        release,
        keep: (...arrays) => {
          for (const array of arrays) kept.add(array);
        },
      });
      for (const array of kept) held.delete(array);
      return result;
    } finally {
      release(...held);
    }
  });
}
