import { bytes } from "./lanes";

/** Rows longer than this many floats are worth a call of memory.copy each. */
const LONG_ROW: i32 = 32;

/** Copies `rows` rows of `length` floats between matrices whose rows start `sourcePitch` and `targetPitch` bytes apart. */
export function copyRows(
  source: usize,
  sourcePitch: usize,
  target: usize,
  targetPitch: usize,
  rows: i32,
  length: i32,
): void {
  const size = bytes(length);
  if (sourcePitch == size && targetPitch == size) {
    memory.copy(target, source, size * <usize>rows);
    return;
  }
  for (let row: i32 = 0; row < rows; row++) {
    if (length > LONG_ROW) memory.copy(target, source, size);
    else for (let at: usize = 0; at < size; at += 4) store<f32>(target + at, load<f32>(source + at));
    source += sourcePitch;
    target += targetPitch;
  }
}
