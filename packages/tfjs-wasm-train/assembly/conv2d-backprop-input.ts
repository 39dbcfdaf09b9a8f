import { copyRows } from "./copy-rows";
import { addProduct, bytes, upTo8 } from "./lanes";

/**
 * dx[n, p·strideHeight + i − padTop, q·strideWidth + j − padLeft, c] = Σ over p, q, i, j, f of dy[n, p, q, f] · w[i, j, c, f].
 *
 * Every position of dy adds its share to the positions of x that its taps saw: no zeros are inserted for strides, so a
 * stride costs nothing. The sums are kept on a canvas that has the border of the padding, and channels in eights.
 *
 * @param strips - room for `filterHeight · filterWidth · upTo8(channels) · filters` floats
 * @param canvas - room for `canvasHeight · canvasWidth · upTo8(channels)` floats
 */
export function conv2dBackpropInput(
  dy: usize,
  w: usize,
  dx: usize,
  strips: usize,
  canvas: usize,
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
  const channelsUp = upTo8(channels);
  const canvasPitch = bytes(canvasWidth * channelsUp);
  const canvasSize = canvasPitch * <usize>canvasHeight;
  const rows = max(0, min(height, canvasHeight - padTop));
  const columns = max(0, min(width, canvasWidth - padLeft));
  const corner = canvas + <usize>padTop * canvasPitch + bytes(padLeft * channelsUp);
  const rowStep = canvasPitch * <usize>strideHeight;
  const columnStep = bytes(strideWidth * channelsUp);

  cutStrips(w, strips, filterHeight * filterWidth, channels, filters);
  if (rows < height || columns < width) memory.fill(dx, 0, bytes(batch * height * width * channels));
  for (let n: i32 = 0; n < batch; n++) {
    memory.fill(canvas, 0, canvasSize);
    let strip = strips;
    for (let i: i32 = 0; i < filterHeight; i++)
      for (let j: i32 = 0; j < filterWidth; j++) {
        const tap = canvas + <usize>i * canvasPitch + bytes(j * channelsUp);
        for (let c: i32 = 0; c < channelsUp; c += 8) {
          addTap(dy, strip, tap + bytes(c), rowStep, columnStep, outHeight, outWidth, filters);
          strip += bytes(8 * filters);
        }
      }
    copyOut(corner, canvasPitch, channelsUp, dx, width, channels, rows, columns);
    dy += bytes(outHeight * outWidth * filters);
    dx += bytes(height * width * channels);
  }
}

/** Cuts each tap of w [taps, channels, filters] into strips [filters, 8] of eight channels; surplus channels are zero. */
function cutStrips(w: usize, strips: usize, taps: i32, channels: i32, filters: i32): void {
  const channelsUp = upTo8(channels);
  memory.fill(strips, 0, bytes(taps * channelsUp * filters));
  for (let tap: i32 = 0; tap < taps; tap++) {
    for (let c: i32 = 0; c < channels; c++) {
      let to = strips + bytes((c & ~7) * filters + (c & 7));
      for (let f: i32 = 0; f < filters; f++, w += 4, to += 32) store<f32>(to, load<f32>(w));
    }
    strips += bytes(channelsUp * filters);
  }
}

/** Adds to eight channels of the canvas what one tap gives, for all positions of an image. */
function addTap(
  dy: usize,
  strip: usize,
  canvas: usize,
  rowStep: usize,
  columnStep: usize,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
): void {
  const positions = outHeight * outWidth;
  const pitch = bytes(filters);
  const rowTurn = rowStep - columnStep * <usize>outWidth;
  let column: i32 = 0;
  let position: i32 = 0;
  for (; position + 4 <= positions; position += 4) {
    const to0 = canvas;
    canvas += columnStep;
    if (++column == outWidth) {
      column = 0;
      canvas += rowTurn;
    }
    const to1 = canvas;
    canvas += columnStep;
    if (++column == outWidth) {
      column = 0;
      canvas += rowTurn;
    }
    const to2 = canvas;
    canvas += columnStep;
    if (++column == outWidth) {
      column = 0;
      canvas += rowTurn;
    }
    const to3 = canvas;
    canvas += columnStep;
    if (++column == outWidth) {
      column = 0;
      canvas += rowTurn;
    }
    addFour(dy, pitch, strip, to0, to1, to2, to3);
    dy += pitch << 2;
  }
  for (; position < positions; position++) {
    addOne(dy, pitch, strip, canvas);
    canvas += columnStep;
    if (++column == outWidth) {
      column = 0;
      canvas += rowTurn;
    }
    dy += pitch;
  }
}

function addFour(
  dy: usize,
  pitch: usize,
  strip: usize,
  to0: usize,
  to1: usize,
  to2: usize,
  to3: usize,
): void {
  let a0 = v128.load(to0),
    b0 = v128.load(to0, 16),
    a1 = v128.load(to1),
    b1 = v128.load(to1, 16);
  let a2 = v128.load(to2),
    b2 = v128.load(to2, 16),
    a3 = v128.load(to3),
    b3 = v128.load(to3, 16);
  let dy1 = dy + pitch,
    dy2 = dy1 + pitch,
    dy3 = dy2 + pitch;
  const end = dy1;
  while (dy < end) {
    const wA = v128.load(strip),
      wB = v128.load(strip, 16);
    let value = v128.load32_splat(dy);
    a0 = addProduct(a0, value, wA);
    b0 = addProduct(b0, value, wB);
    value = v128.load32_splat(dy1);
    a1 = addProduct(a1, value, wA);
    b1 = addProduct(b1, value, wB);
    value = v128.load32_splat(dy2);
    a2 = addProduct(a2, value, wA);
    b2 = addProduct(b2, value, wB);
    value = v128.load32_splat(dy3);
    a3 = addProduct(a3, value, wA);
    b3 = addProduct(b3, value, wB);
    strip += 32;
    dy += 4;
    dy1 += 4;
    dy2 += 4;
    dy3 += 4;
  }
  v128.store(to0, a0);
  v128.store(to0, b0, 16);
  v128.store(to1, a1);
  v128.store(to1, b1, 16);
  v128.store(to2, a2);
  v128.store(to2, b2, 16);
  v128.store(to3, a3);
  v128.store(to3, b3, 16);
}

function addOne(dy: usize, pitch: usize, strip: usize, to: usize): void {
  let a = v128.load(to),
    b = v128.load(to, 16);
  const end = dy + pitch;
  for (; dy < end; dy += 4, strip += 32) {
    const value = v128.load32_splat(dy);
    a = addProduct(a, value, v128.load(strip));
    b = addProduct(b, value, v128.load(strip, 16));
  }
  v128.store(to, a);
  v128.store(to, b, 16);
}

function copyOut(
  corner: usize,
  canvasPitch: usize,
  channelsUp: i32,
  dx: usize,
  width: i32,
  channels: i32,
  rows: i32,
  columns: i32,
): void {
  for (let row: i32 = 0; row < rows; row++)
    copyRows(
      corner + <usize>row * canvasPitch,
      bytes(channelsUp),
      dx + bytes(row * width * channels),
      bytes(channels),
      columns,
      channels,
    );
}
