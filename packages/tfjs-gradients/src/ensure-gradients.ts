import { getGradient, registerGradient } from "@tensorflow/tfjs-core";
import { gradientConfigs } from "./generated/gradient-configs.js";

/**
 * Registers every gradient of tfjs-core that tfjs's registry does not have yet.
 *
 * The registry belongs to the process, so one call serves every backend and every package. Gradients that are already
 * there, a user's own included, stay as they are. A further call costs about a hundred look-ups.
 *
 * @see https://github.com/tensorflow/tfjs/tree/tfjs-v4.22.0/tfjs-core/src/gradients for the gradients
 */
export function ensureGradients(): void {
  for (const config of gradientConfigs) if (!getGradient(config.kernelName)) registerGradient(config);
}
