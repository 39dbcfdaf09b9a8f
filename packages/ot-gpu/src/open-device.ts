import { BackendError } from "@equal-bits/core";
import { Device } from "./device.js";
import type { GpuClass } from "./gpu-js.js";
import { chooseMode, type GpuMode, WITHOUT_GPU } from "./gpu-mode.js";
import { EXACT_IN_FLOAT32 } from "./strands.js";
import { addNumber } from "./transfer-kernels.js";
import { withWorkspace } from "./workspace.js";

/** Numbers that a device of less than full float32, in textures or in shaders, gets wrong when 1 is added. */
const TRIALS = Float32Array.of(0, 65534, 65535, 2 ** 23 + 1, EXACT_IN_FLOAT32 - 2);

/**
 * Opens a device and tries it: that gpu.js really runs in the mode, and that the device counts to 2^24.
 *
 * @internal
 */
export async function openDevice(gpu: GpuClass, asked: GpuMode | undefined): Promise<Device> {
  const mode = await chooseMode(gpu, asked);
  const device = new Device(makeGpu(gpu, mode), mode);
  try {
    await tryDevice(device);
    return device;
  } catch (error) {
    await device.dispose().catch(() => undefined); // the trial's error says more
    throw error;
  }
}

function makeGpu(gpu: GpuClass, mode: GpuMode): InstanceType<GpuClass> {
  try {
    return new gpu({ mode });
  } catch (error) {
    throw new BackendError(`gpu.js must start in mode ${mode}, got ${String(error)}; ${WITHOUT_GPU}`);
  }
}

function tryDevice(device: Device): Promise<void> {
  return withWorkspace(device, async (space) => {
    const sizes = [TRIALS.length, 1, 1] as const;
    const values = await space.upload(TRIALS, sizes);
    const added = await space.run(addNumber, sizes, [values, 1]);
    const [[sums]] = await device.read(added);
    const wrong = TRIALS.findIndex((value, i) => sums[i] !== value + 1);
    if (wrong >= 0)
      throw new BackendError(
        `the device must compute in float32, got ${sums[wrong]} for ${TRIALS[wrong]} + 1; ${WITHOUT_GPU}`,
      );
  });
}
