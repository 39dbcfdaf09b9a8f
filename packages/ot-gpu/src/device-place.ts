import type { Device } from "./device.js";

/** A device, and how much of it one array may take. */
export interface DevicePlace {
  readonly device: Device;
  readonly maxCells: number;
}
