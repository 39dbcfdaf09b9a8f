/**
 * Whether the context of a kernel, WebGL's or that of gpu.js's WebGPU, is lost for good.
 *
 * @internal
 */
export function isLost(context: unknown): boolean {
  if (typeof context !== "object" || context === null) return false;
  if ("isLost" in context) return context.isLost === true;
  return "isContextLost" in context && typeof context.isContextLost === "function"
    ? context.isContextLost() === true
    : false;
}
