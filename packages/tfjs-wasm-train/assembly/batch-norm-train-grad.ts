import { addProduct, bytes } from "./lanes";

/** Rows that are summed on their own before they join the total. */
const BLOCK: i32 = 256;

/**
 * The gradients of batchNormTrain, with m rows and x̂ = (x − mean) · r:
 *
 *     dbeta = Σ dy      dgamma = Σ dy · x̂      dx = gamma · r · (dy − dbeta / m − x̂ · dgamma / m)
 *
 * dx is affine in dy and x − mean, channel by channel, so the last pass is two products and three sums.
 *
 * @param scratch - room for `3 · channels` floats
 */
export function batchNormTrainGrad(
  dy: usize,
  x: usize,
  gamma: usize,
  mean: usize,
  reciprocalDeviation: usize,
  dx: usize,
  dgamma: usize,
  dbeta: usize,
  rows: i32,
  channels: i32,
  scratch: usize,
): void {
  const size = bytes(channels);
  const ofDy = scratch;
  const ofX = ofDy + size;
  const offset = ofX + size;
  const share: f32 = 1 / <f32>rows;

  memory.fill(dgamma, 0, size);
  memory.fill(dbeta, 0, size);
  addMoments(dy, x, mean, dgamma, dbeta, rows, channels);
  for (let c: usize = 0; c < size; c += 4) {
    const reciprocal = load<f32>(reciprocalDeviation + c);
    const total = load<f32>(dgamma + c) * reciprocal;
    const slope = load<f32>(gamma + c) * reciprocal;
    const pull = -slope * reciprocal * total * share;
    store<f32>(dgamma + c, total);
    store<f32>(ofDy + c, slope);
    store<f32>(ofX + c, pull);
    store<f32>(offset + c, -slope * load<f32>(dbeta + c) * share);
  }
  combineRows(dy, ofDy, x, mean, ofX, offset, dx, rows, channels);
}

/** dbeta += Σ dy and dgamma += Σ dy · (x − mean). */
function addMoments(
  dy: usize,
  x: usize,
  mean: usize,
  dgamma: usize,
  dbeta: usize,
  rows: i32,
  channels: i32,
): void {
  const pitch = bytes(channels);
  const lanes = bytes(channels & ~3);
  for (let first: i32 = 0; first < rows; first += BLOCK) {
    const block = <usize>min(BLOCK, rows - first) * pitch;
    let c: usize = 0;
    for (; c < lanes; c += 16) {
      const centre = v128.load(mean + c);
      let plain = f32x4.splat(0);
      let weighted = f32x4.splat(0);
      for (let at = c; at < block; at += pitch) {
        const gradient = v128.load(dy + at);
        plain = f32x4.add(plain, gradient);
        weighted = addProduct(weighted, gradient, f32x4.sub(v128.load(x + at), centre));
      }
      v128.store(dbeta + c, f32x4.add(v128.load(dbeta + c), plain));
      v128.store(dgamma + c, f32x4.add(v128.load(dgamma + c), weighted));
    }
    for (; c < pitch; c += 4) {
      const centre = load<f32>(mean + c);
      let plain: f32 = 0;
      let weighted: f32 = 0;
      for (let at = c; at < block; at += pitch) {
        const gradient = load<f32>(dy + at);
        plain += gradient;
        weighted += gradient * (load<f32>(x + at) - centre);
      }
      store<f32>(dbeta + c, load<f32>(dbeta + c) + plain);
      store<f32>(dgamma + c, load<f32>(dgamma + c) + weighted);
    }
    dy += block;
    x += block;
  }
}

/** dx[r, c] = dy[r, c] · ofDy[c] + (x[r, c] − mean[c]) · ofX[c] + offset[c]. */
function combineRows(
  dy: usize,
  ofDy: usize,
  x: usize,
  mean: usize,
  ofX: usize,
  offset: usize,
  dx: usize,
  rows: i32,
  channels: i32,
): void {
  const pitch = bytes(channels);
  const lanes = bytes(channels & ~3);
  for (let row: i32 = 0; row < rows; row++) {
    let c: usize = 0;
    for (; c < lanes; c += 16) {
      const fromDy = addProduct(v128.load(offset + c), v128.load(dy + c), v128.load(ofDy + c));
      const deviation = f32x4.sub(v128.load(x + c), v128.load(mean + c));
      v128.store(dx + c, addProduct(fromDy, deviation, v128.load(ofX + c)));
    }
    for (; c < pitch; c += 4) {
      const fromDy = load<f32>(dy + c) * load<f32>(ofDy + c) + load<f32>(offset + c);
      const deviation = load<f32>(x + c) - load<f32>(mean + c);
      store<f32>(dx + c, fromDy + deviation * load<f32>(ofX + c));
    }
    dy += pitch;
    x += pitch;
    dx += pitch;
  }
}
