import { pixel } from "./pixel.js";

/**
 * A small filled shape as path data: circle, square, triangle, diamond, plus, the triangle on its head, cross, and again from the start.
 *
 * @param shape - which one, a whole number ≥ 0
 * @param x - its middle, in pixels
 * @param y - its middle, in pixels
 * @param radius - about half its width, in pixels
 * @internal
 */
export function markerPath(shape: number, x: number, y: number, radius: number): string {
  const corners = SHAPES[shape % SHAPES.length];
  return corners === undefined
    ? circle(x, y, radius)
    : `M${corners.map(([dx, dy]) => `${pixel(x + dx * radius)} ${pixel(y + dy * radius)}`).join("L")}Z`;
}

type Corners = readonly (readonly [number, number])[];

const THIN = 0.36;
const LONG = 1.2;

const PLUS: Corners = [
  [-THIN, -LONG],
  [THIN, -LONG],
  [THIN, -THIN],
  [LONG, -THIN],
  [LONG, THIN],
  [THIN, THIN],
  [THIN, LONG],
  [-THIN, LONG],
  [-THIN, THIN],
  [-LONG, THIN],
  [-LONG, -THIN],
  [-THIN, -THIN],
];

const TRIANGLE: Corners = [
  [0, -1.2],
  [1.15, 0.85],
  [-1.15, 0.85],
];

/** Seven of them; the first, which has no corners, is the circle. */
const SHAPES: readonly (Corners | undefined)[] = [
  undefined,
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  TRIANGLE,
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  PLUS,
  TRIANGLE.map(([dx, dy]) => [dx, -dy] as const),
  PLUS.map(([dx, dy]) => [(dx - dy) * Math.SQRT1_2, (dx + dy) * Math.SQRT1_2] as const),
];

function circle(x: number, y: number, radius: number): string {
  const [r, across] = [pixel(radius), pixel(2 * radius)];
  return `M${pixel(x - radius)} ${pixel(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0Z`;
}
