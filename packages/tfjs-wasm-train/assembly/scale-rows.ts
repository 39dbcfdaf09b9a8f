import { addProduct, bytes } from "./lanes";

/** y[r, c] = (x[r, c] − centre[c]) · slope[c] + offset[c]; x is centred first so that a mean far from 0 costs no digits. */
export function scaleRows(
  x: usize,
  centre: usize,
  slope: usize,
  offset: usize,
  y: usize,
  rows: i32,
  channels: i32,
): void {
  const pitch = bytes(channels);
  const lanes = bytes(channels & ~3);
  for (let row: i32 = 0; row < rows; row++) {
    let c: usize = 0;
    for (; c < lanes; c += 16) {
      const deviation = f32x4.sub(v128.load(x + c), v128.load(centre + c));
      v128.store(y + c, addProduct(v128.load(offset + c), deviation, v128.load(slope + c)));
    }
    for (; c < pitch; c += 4) {
      const deviation = load<f32>(x + c) - load<f32>(centre + c);
      store<f32>(y + c, deviation * load<f32>(slope + c) + load<f32>(offset + c));
    }
    x += pitch;
    y += pitch;
  }
}
