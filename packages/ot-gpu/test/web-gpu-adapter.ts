/** Whether a WebGPU adapter answers. The standard's types are not among TypeScript's yet. */
export async function webGpuAdapter(): Promise<boolean> {
  const gpu: unknown = Reflect.get(navigator, "gpu");
  if (typeof gpu !== "object" || gpu === null || !("requestAdapter" in gpu)) return false;
  if (typeof gpu.requestAdapter !== "function") return false;
  return (await gpu.requestAdapter()) !== null;
}
