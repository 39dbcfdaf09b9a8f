import { existsSync } from "node:fs";

/** A software driver, from Debian's package of Chromium. */
const SWIFTSHADER = "/usr/lib/chromium/vk_swiftshader_icd.json";

/**
 * Gives Node `navigator.gpu`, by Dawn: npm's package `webgpu`, which is 50 MB and so no dependency. With it unpacked elsewhere:
 *
 *     LD_LIBRARY_PATH=/usr/lib/chromium EQUAL_BITS_DAWN=…/webgpu/index.js npx vitest run --project node packages/binarize/test/backends/webgpu.test.ts
 *
 * The first variable is for machines without a Vulkan loader of their own: Chromium brings one.
 *
 * @returns why there is none; undefined if there is
 */
export async function dawnIsMissing(): Promise<string | undefined> {
  if (existsSync(SWIFTSHADER)) process.env.VK_ICD_FILENAMES ??= SWIFTSHADER;
  const from = process.env.EQUAL_BITS_DAWN ?? "webgpu";
  const dawn: unknown = await import(from).catch(() => undefined);
  if (!isDawn(dawn)) return "npm's webgpu is not installed here: EQUAL_BITS_DAWN=…/webgpu/index.js";
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  Object.defineProperty(globalThis, "navigator", { value: { gpu, userAgent: "node" }, configurable: true });
  return (await gpu.requestAdapter()) === null ? "Dawn finds no driver here" : undefined;
}

interface Dawn {
  readonly globals: object;
  create(options: string[]): { requestAdapter(): Promise<object | null> };
}

function isDawn(module: unknown): module is Dawn {
  return typeof module === "object" && module !== null && "create" in module && "globals" in module;
}
