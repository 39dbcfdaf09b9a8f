import { bytes } from "./lanes";

// A matrix [rows, columns] in strips is [⌈columns / 8⌉, rows, 8]: eight columns lie side by side, row under row, so that
// a loop down the rows reads memory in order.

/** Puts a matrix into strips; surplus columns are left as they are. */
export function intoStrips(matrix: usize, strips: usize, rows: i32, columns: i32): void {
  const stripSize = bytes(rows * 8);
  const whole = columns & ~7;
  for (let row: i32 = 0; row < rows; row++) {
    let to = strips + bytes(row * 8);
    for (let column: i32 = 0; column < whole; column += 8, to += stripSize, matrix += 32) {
      v128.store(to, v128.load(matrix));
      v128.store(to, v128.load(matrix, 16), 16);
    }
    for (let column = whole; column < columns; column++, to += 4, matrix += 4)
      store<f32>(to, load<f32>(matrix));
  }
}

/** Takes a matrix of `rows` rows out of strips of `stripRows` rows; surplus rows and columns stay behind. */
export function outOfStrips(strips: usize, stripRows: i32, matrix: usize, rows: i32, columns: i32): void {
  const stripSize = bytes(stripRows * 8);
  for (let row: i32 = 0; row < rows; row++) {
    const from = strips + bytes(row * 8);
    for (let column: i32 = 0; column < columns; column++, matrix += 4)
      store<f32>(matrix, load<f32>(from + <usize>(column >> 3) * stripSize + bytes(column & 7)));
  }
}
