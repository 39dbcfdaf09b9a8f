import { copyRows } from "./copy-rows";
import { addProduct, bytes, upTo4, upTo8 } from "./lanes";
import { intoStrips, outOfStrips } from "./strips";

/** Positions whose pixels stay in the first-level cache while all taps pass over them. */
const BLOCK: i32 = 128;

/**
 * dw[i, j, c, f] = Σ over images and positions of x[n, p·strideHeight + i − padTop, q·strideWidth + j − padLeft, c] · dy[n, p, q, f].
 *
 * Each image is copied onto a canvas with its border of zeros, so that no tap has an edge. On a canvas row the taps (j, c) of
 * one filter row lie side by side: they are taken four at a time, against a strip of eight filters. Where four or eight
 * do not fit, the surplus is computed into rows and columns of `partial` that are never copied out.
 *
 * @param canvas - room for `canvasHeight · canvasWidth · channels + 4` floats
 * @param partial - room for `filterHeight · upTo4(filterWidth · channels) · upTo8(filters)` floats
 * @param strips - room for `outHeight · outWidth · upTo8(filters)` floats
 */
export function conv2dBackpropFilter(
  x: usize,
  dy: usize,
  dw: usize,
  canvas: usize,
  partial: usize,
  strips: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
  filterHeight: i32,
  filterWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  padTop: i32,
  padLeft: i32,
): void {
  const canvasWidth = (outWidth - 1) * strideWidth + filterWidth;
  const canvasHeight = (outHeight - 1) * strideHeight + filterHeight;
  const canvasPitch = bytes(canvasWidth * channels);
  const rows = max(0, min(height, canvasHeight - padTop));
  const columns = max(0, min(width, canvasWidth - padLeft));
  const corner = canvas + <usize>padTop * canvasPitch + bytes(padLeft * channels);

  const taps = filterWidth * channels;
  const tapsUp = upTo4(taps);
  const filtersUp = upTo8(filters);
  const positions = outHeight * outWidth;
  const blockRows = max(1, BLOCK / outWidth);

  memory.fill(canvas, 0, canvasPitch * <usize>canvasHeight + 16);
  memory.fill(partial, 0, bytes(filterHeight * tapsUp * filtersUp));
  memory.fill(strips, 0, bytes(positions * filtersUp));
  for (let n: i32 = 0; n < batch; n++) {
    copyRows(x, bytes(width * channels), corner, canvasPitch, rows, columns * channels);
    intoStrips(dy, strips, positions, filters);
    for (let first: i32 = 0; first < outHeight; first += blockRows) {
      const block = min(blockRows, outHeight - first);
      let sums = partial;
      for (let i: i32 = 0; i < filterHeight; i++) {
        const blockX = canvas + <usize>(first * strideHeight + i) * canvasPitch;
        for (let f: i32 = 0; f < filtersUp; f += 8) {
          const strip = strips + bytes(f * positions + first * outWidth * 8);
          for (let tap: i32 = 0; tap < taps; tap += 4) {
            addTile(
              blockX + bytes(tap),
              canvasPitch * <usize>strideHeight,
              bytes(strideWidth * channels),
              strip,
              sums + bytes(tap * 8),
              block,
              outWidth,
            );
          }
          sums += bytes(tapsUp * 8);
        }
      }
    }
    x += bytes(height * width * channels);
    dy += bytes(positions * filters);
  }
  for (let i: i32 = 0; i < filterHeight; i++) {
    outOfStrips(
      partial + bytes(i * tapsUp * filtersUp),
      tapsUp,
      dw + bytes(i * taps * filters),
      taps,
      filters,
    );
  }
}

/** Adds to four taps × eight filters what a block of positions gives. */
function addTile(
  x: usize,
  xPitch: usize,
  xStep: usize,
  strip: usize,
  sums: usize,
  rows: i32,
  columns: i32,
): void {
  let a0 = v128.load(sums);
  let b0 = v128.load(sums, 16);
  let a1 = v128.load(sums, 32);
  let b1 = v128.load(sums, 48);
  let a2 = v128.load(sums, 64);
  let b2 = v128.load(sums, 80);
  let a3 = v128.load(sums, 96);
  let b3 = v128.load(sums, 112);
  for (let row: i32 = 0; row < rows; row++) {
    const end = strip + bytes(columns * 8);
    let at = x;
    while (strip < end) {
      const dyA = v128.load(strip);
      const dyB = v128.load(strip, 16);
      let tap = v128.load32_splat(at);
      a0 = addProduct(a0, tap, dyA);
      b0 = addProduct(b0, tap, dyB);
      tap = v128.load32_splat(at, 4);
      a1 = addProduct(a1, tap, dyA);
      b1 = addProduct(b1, tap, dyB);
      tap = v128.load32_splat(at, 8);
      a2 = addProduct(a2, tap, dyA);
      b2 = addProduct(b2, tap, dyB);
      tap = v128.load32_splat(at, 12);
      a3 = addProduct(a3, tap, dyA);
      b3 = addProduct(b3, tap, dyB);
      at += xStep;
      strip += 32;
    }
    x += xPitch;
  }
  v128.store(sums, a0);
  v128.store(sums, b0, 16);
  v128.store(sums, a1, 32);
  v128.store(sums, b1, 48);
  v128.store(sums, a2, 64);
  v128.store(sums, b2, 80);
  v128.store(sums, a3, 96);
  v128.store(sums, b3, 112);
}
