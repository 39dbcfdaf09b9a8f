import { existsSync } from "node:fs";

/** Where Debian's package puts the browser. */
export const debianChromium = "/usr/bin/chromium";

/** How the browser of the browser tests is started: Debian's where it is there, else the one that Playwright brings. */
export const chromiumOptions = {
  ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // WebGPU by Chromium's software driver, where there is no GPU
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
  ],
};
