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
 * @param offsets - room for `outHeight · outWidth` whole numbers of 32 bits
 */
export function conv2dBackpropInput(
  dy: usize,
  w: usize,
  dx: usize,
  strips: usize,
  canvas: usize,
  offsets: usize,
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
  const positions = outHeight * outWidth;

  writeOffsets(
    offsets,
    outHeight,
    outWidth,
    canvasPitch * <usize>strideHeight,
    bytes(strideWidth * channelsUp),
  );
  cutStrips(w, strips, filterHeight * filterWidth, channels, filters);
  if (rows < height || columns < width) memory.fill(dx, 0, bytes(batch * height * width * channels));
  for (let n: i32 = 0; n < batch; n++) {
    memory.fill(canvas, 0, canvasSize);
    let strip = strips;
    for (let i: i32 = 0; i < filterHeight; i++)
      for (let j: i32 = 0; j < filterWidth; j++) {
        const tap = canvas + <usize>i * canvasPitch + bytes(j * channelsUp);
        for (let c: i32 = 0; c < channelsUp; c += 8) {
          addTap(dy, strip, tap + bytes(c), offsets, positions, filters);
          strip += bytes(8 * filters);
        }
      }
    copyOut(corner, canvasPitch, channelsUp, dx, width, channels, rows, columns);
    dy += bytes(positions * filters);
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

/** Writes for each position how far its first tap lies from the canvas's corner, in bytes. */
function writeOffsets(
  offsets: usize,
  outHeight: i32,
  outWidth: i32,
  rowStep: usize,
  columnStep: usize,
): void {
  for (let p: i32 = 0; p < outHeight; p++) {
    for (let q: i32 = 0; q < outWidth; q++, offsets += 4) {
      store<u32>(offsets, <u32>(<usize>p * rowStep + <usize>q * columnStep));
    }
  }
}

/** Adds to eight channels of the canvas what one tap gives, for all positions of an image. */
function addTap(dy: usize, strip: usize, canvas: usize, offsets: usize, positions: i32, filters: i32): void {
  const pitch = bytes(filters);
  const end = offsets + bytes(positions);
  for (; offsets + 16 <= end; offsets += 16, dy += 4 * pitch) {
    addFour(
      dy,
      pitch,
      strip,
      canvas + load<u32>(offsets),
      canvas + load<u32>(offsets, 4),
      canvas + load<u32>(offsets, 8),
      canvas + load<u32>(offsets, 12),
    );
  }
  for (; offsets < end; offsets += 4, dy += pitch) addOne(dy, pitch, strip, canvas + load<u32>(offsets));
}

/** Adds to four positions at once; no two of them are the same. */
function addFour(
  dy: usize,
  pitch: usize,
  strip: usize,
  to0: usize,
  to1: usize,
  to2: usize,
  to3: usize,
): void {
  let a0 = v128.load(to0);
  let b0 = v128.load(to0, 16);
  let a1 = v128.load(to1);
  let b1 = v128.load(to1, 16);
  let a2 = v128.load(to2);
  let b2 = v128.load(to2, 16);
  let a3 = v128.load(to3);
  let b3 = v128.load(to3, 16);
  let dy1 = dy + pitch;
  let dy2 = dy1 + pitch;
  let dy3 = dy2 + pitch;
  const end = dy1;
  while (dy < end) {
    const weightsA = v128.load(strip);
    const weightsB = v128.load(strip, 16);
    let value = v128.load32_splat(dy);
    a0 = addProduct(a0, value, weightsA);
    b0 = addProduct(b0, value, weightsB);
    value = v128.load32_splat(dy1);
    a1 = addProduct(a1, value, weightsA);
    b1 = addProduct(b1, value, weightsB);
    value = v128.load32_splat(dy2);
    a2 = addProduct(a2, value, weightsA);
    b2 = addProduct(b2, value, weightsB);
    value = v128.load32_splat(dy3);
    a3 = addProduct(a3, value, weightsA);
    b3 = addProduct(b3, value, weightsB);
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
  let a = v128.load(to);
  let b = v128.load(to, 16);
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
