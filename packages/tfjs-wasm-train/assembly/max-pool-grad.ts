import { bytes } from "./lanes";

/**
 * Gives each dy to the greatest x of its window, the first one among equals. A window of −∞ or NaN alone gives it to none,
 * as in tfjs's cpu backend.
 */
export function maxPoolGrad(
  dy: usize,
  x: usize,
  dx: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  padTop: i32,
  padLeft: i32,
): void {
  const pixel = bytes(channels);
  const pitch = bytes(width * channels);
  memory.fill(dx, 0, bytes(batch * height * width * channels));
  for (let n: i32 = 0; n < batch; n++) {
    for (let p: i32 = 0; p < outHeight; p++) {
      const top = max(0, p * strideHeight - padTop);
      const rows = min(height, p * strideHeight - padTop + filterHeight) - top;
      for (let q: i32 = 0; q < outWidth; q++) {
        const left = max(0, q * strideWidth - padLeft);
        const columns = min(width, q * strideWidth - padLeft + filterWidth) - left;
        const corner = <usize>top * pitch + <usize>left * pixel;
        let c: i32 = 0;
        for (; c + 4 <= channels; c += 4)
          giveFour(dy + bytes(c), x + corner + bytes(c), dx + corner + bytes(c), rows, columns, pitch, pixel);
        for (; c < channels; c++)
          giveOne(dy + bytes(c), x + corner + bytes(c), dx + corner + bytes(c), rows, columns, pitch, pixel);
        dy += pixel;
      }
    }
    x += <usize>height * pitch;
    dx += <usize>height * pitch;
  }
}

function giveFour(dy: usize, x: usize, dx: usize, rows: i32, columns: i32, pitch: usize, pixel: usize): void {
  let greatest = f32x4.splat(-Infinity);
  let place = i32x4.splat(-1);
  let k: i32 = 0;
  for (let row: i32 = 0; row < rows; row++)
    for (let column: i32 = 0; column < columns; column++, k++) {
      const value = v128.load(x + <usize>row * pitch + <usize>column * pixel);
      const greater = f32x4.gt(value, greatest);
      greatest = v128.bitselect(value, greatest, greater);
      place = v128.bitselect(i32x4.splat(k), place, greater);
    }
  const gift = v128.load(dy);
  k = 0;
  for (let row: i32 = 0; row < rows; row++)
    for (let column: i32 = 0; column < columns; column++, k++) {
      const to = dx + <usize>row * pitch + <usize>column * pixel;
      v128.store(to, f32x4.add(v128.load(to), v128.and(gift, i32x4.eq(place, i32x4.splat(k)))));
    }
}

function giveOne(dy: usize, x: usize, dx: usize, rows: i32, columns: i32, pitch: usize, pixel: usize): void {
  let greatest: f32 = -Infinity;
  let place: usize = 0;
  for (let row: i32 = 0; row < rows; row++)
    for (let column: i32 = 0; column < columns; column++) {
      const at = <usize>row * pitch + <usize>column * pixel;
      const value = load<f32>(x + at);
      if (value > greatest) {
        greatest = value;
        place = dx + at;
      }
    }
  if (place != 0) store<f32>(place, load<f32>(place) + load<f32>(dy));
}
