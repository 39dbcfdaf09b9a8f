import { expect, test } from "vitest";
import { whyCommandFails } from "../docs-code/why-command-fails.mjs";

for (const command of [
  "npm test",
  "npm run check",
  "npm install @equal-bits/ot",
  "git clone somewhere",
  "npx biome check",
])
  test(`"${command}" exists`, async () => {
    expect(await whyCommandFails(command)).toBeUndefined();
  });

for (const command of [
  "npm run chekc",
  "npm install @equal-bits/toast",
  "frobnicate",
  "node scripts/absent.mjs",
])
  test(`"${command}" is told`, async () => {
    expect(await whyCommandFails(command)).toMatch(/has no|there is no|not a command/);
  });
