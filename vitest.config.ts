import { existsSync } from "node:fs";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

const debianChromium = "/usr/bin/chromium";
const conditions = ["@equal-bits/source"];

/** Bundled for the browser before the first test: a later bundle reloads the page, and brings a second tfjs-core. */
const browserDependencies = [
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-layers",
  "fast-check",
  "gpu.js",
];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: "node",
          include: ["packages/*/test/**/*.test.ts", "scripts/test/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts", "**/*.docs.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "docs", // needs the built packages: examples run as a user would run them
          include: ["scripts/test/**/*.docs.test.ts"],
          testTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
      {
        resolve: { conditions },
        optimizeDeps: { include: browserDependencies },
        test: {
          name: "chromium",
          include: ["packages/*/test/**/*.browser.test.ts", "scripts/test/**/*.browser.test.ts"],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
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
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
