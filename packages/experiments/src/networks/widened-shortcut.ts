import { layers, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { applyLayers } from "./apply-layers.js";

/**
 * The shortcut without weights where an image shrinks and gains channels: every second pixel, and channels of zeros on both
 * sides of those that there are.
 *
 * @param x - [batch, height, width, channels]
 * @param name - starts the names of its layers
 * @param channels - how many channels there shall be
 * @returns [batch, ⌈height/2⌉, ⌈width/2⌉, channels]
 * @see He et al., Deep Residual Learning, CVPR 2016, section 3.3, option A
 * @internal
 */
export function widenedShortcut(x: SymbolicTensor, name: string, channels: number): SymbolicTensor {
  const missing = channels - Number(x.shape[3]);
  const before = Math.floor(missing / 2);
  const skip = layers.averagePooling2d({ name: `${name}skip`, poolSize: 1, strides: 2 });
  const widen = layers.zeroPadding2d({
    name: `${name}widen`,
    dataFormat: "channelsFirst", // so that tfjs pads the last two axes, here width and channels
    padding: [
      [0, 0],
      [before, missing - before],
    ],
  });
  return applyLayers(x, skip, widen);
}
