import { addProduct, bytes } from "./lanes";
import { scaleRows } from "./scale-rows";

/** Rows that are summed on their own before they join the total: keeps float32 sums of millions of rows accurate. */
const BLOCK: i32 = 256;

/**
 * y = gamma · (x − mean) · reciprocalDeviation + beta, per channel, over x [rows, channels].
 *
 * mean is the channel's mean and reciprocalDeviation is 1 / √(biased variance + epsilon); both are written.
 *
 * @param scratch - room for `channels` floats
 */
export function batchNormTrain(
  x: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  mean: usize,
  reciprocalDeviation: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
  scratch: usize,
): void {
  const size = bytes(channels);
  const slope = scratch;
  const share: f32 = 1 / <f32>rows;

  memory.fill(mean, 0, size);
  addColumns(x, mean, rows, channels);
  for (let c: usize = 0; c < size; c += 4) store<f32>(mean + c, load<f32>(mean + c) * share);

  memory.fill(reciprocalDeviation, 0, size);
  addSquaredDeviations(x, mean, reciprocalDeviation, rows, channels);
  for (let c: usize = 0; c < size; c += 4) {
    const reciprocal: f32 = 1 / sqrt<f32>(load<f32>(reciprocalDeviation + c) * share + epsilon);
    store<f32>(reciprocalDeviation + c, reciprocal);
    store<f32>(slope + c, load<f32>(gamma + c) * reciprocal);
  }
  scaleRows(x, mean, slope, beta, y, rows, channels);
}

function addColumns(x: usize, sum: usize, rows: i32, channels: i32): void {
  const pitch = bytes(channels);
  const lanes = bytes(channels & ~3);
  for (let first: i32 = 0; first < rows; first += BLOCK) {
    const end = x + <usize>min(BLOCK, rows - first) * pitch;
    let c: usize = 0;
    for (; c < lanes; c += 16) {
      let block = f32x4.splat(0);
      for (let at = x + c; at < end; at += pitch) block = f32x4.add(block, v128.load(at));
      v128.store(sum + c, f32x4.add(v128.load(sum + c), block));
    }
    for (; c < pitch; c += 4) {
      let block: f32 = 0;
      for (let at = x + c; at < end; at += pitch) block += load<f32>(at);
      store<f32>(sum + c, load<f32>(sum + c) + block);
    }
    x = end;
  }
}

function addSquaredDeviations(x: usize, mean: usize, sum: usize, rows: i32, channels: i32): void {
  const pitch = bytes(channels);
  const lanes = bytes(channels & ~3);
  for (let first: i32 = 0; first < rows; first += BLOCK) {
    const end = x + <usize>min(BLOCK, rows - first) * pitch;
    let c: usize = 0;
    for (; c < lanes; c += 16) {
      const centre = v128.load(mean + c);
      let block = f32x4.splat(0);
      for (let at = x + c; at < end; at += pitch) {
        const deviation = f32x4.sub(v128.load(at), centre);
        block = addProduct(block, deviation, deviation);
      }
      v128.store(sum + c, f32x4.add(v128.load(sum + c), block));
    }
    for (; c < pitch; c += 4) {
      const centre = load<f32>(mean + c);
      let block: f32 = 0;
      for (let at = x + c; at < end; at += pitch) {
        const deviation = load<f32>(at) - centre;
        block += deviation * deviation;
      }
      store<f32>(sum + c, load<f32>(sum + c) + block);
    }
    x = end;
  }
}
