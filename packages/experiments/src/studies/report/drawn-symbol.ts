import type { Corner } from "./series-look.js";

/** A mark for Observable Plot, which asks for it as a path. */
export interface DrawnSymbol {
  /** Writes the path around the middle. */
  draw(path: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void }): void;
}

/**
 * A mark made of straight lines from corner to corner; filled, it is closed.
 *
 * @param radius - what the corners are multiplied by, in pixels
 * @internal
 */
export function drawnSymbol(corners: readonly Corner[], radius: number): DrawnSymbol {
  return {
    draw(path) {
      corners.forEach(([right, down], i) => {
        if (i === 0) path.moveTo(radius * right, radius * down);
        else path.lineTo(radius * right, radius * down);
      });
    },
  };
}
