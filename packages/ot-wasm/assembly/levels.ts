import { bytes } from "./lanes";

/** Adds the marks of a selection to the levels below it. */
export function addMarks(levels: usize, marks: usize, n: i32): void {
  let i: i32 = 0;
  for (; i + 16 <= n; i += 16) v128.store(levels + i, i8x16.add(v128.load(levels + i), v128.load(marks + i)));
  for (; i < n; i++) store<u8>(levels + i, load<u8>(levels + i) + load<u8>(marks + i));
}

/** Writes the float32 of each level. */
export function writeAtoms(levels: usize, n: i32, atoms: usize, out: usize): void {
  for (let i: i32 = 0; i < n; i++) store<f32>(out + bytes(i), load<f32>(atoms + bytes(load<u8>(levels + i))));
}
