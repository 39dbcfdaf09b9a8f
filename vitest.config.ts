import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumOptions } from "./scripts/setup/chromium-options.mjs";

const conditions = ["@equal-bits/source"];

/** Bundled for the browser before the first test: a later bundle reloads the page, and brings a second tfjs-core. */
const browserDependencies = [
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-wasm",
  "@tensorflow/tfjs-backend-webgl",
  "@tensorflow/tfjs-backend-webgpu",
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
          include: [
            "packages/*/test/**/*.test.ts",
            "scripts/test/**/*.test.ts",
            "benchmarks/test/**/*.test.mjs",
          ],
          exclude: ["**/*.browser.test.ts", "**/*.built.test.ts", "**/*.docs.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "docs", // needs the built packages: examples and workers run as they do for a user
          include: [
            "scripts/test/**/*.docs.test.ts",
            "scripts/test/**/*.built.test.ts",
            "packages/*/test/**/*.built.test.ts",
          ],
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
              launchOptions: chromiumOptions,
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
