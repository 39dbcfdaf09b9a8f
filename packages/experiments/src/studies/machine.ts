import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import type { Machine } from "./study-result.js";

/**
 * What this process runs on; no name, no path.
 *
 * @internal
 */
export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
  };
}
