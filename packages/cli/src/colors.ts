import picocolors from "picocolors";
import type { Environment, Output } from "./io.js";

/** Colours for a stream: none if it is no terminal, if `NO_COLOR` is set to anything but nothing, or if `TERM=dumb`. */
export function colorsFor(output: Output, env: Environment): ReturnType<typeof picocolors.createColors> {
  const wanted = output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return picocolors.createColors(wanted);
}
