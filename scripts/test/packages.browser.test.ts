/// <reference types="vite/client" />
import { expect, test } from "vitest";
import floorPlan from "../../floor-plan.json";

const entries = import.meta.glob("../../packages/*/src/index.ts");
const needsNode = new Set(floorPlan.mayUseNode);
const forBrowsers = Object.keys(entries).filter(
  (path) => !needsNode.has(path.replace("../../packages/", "").replace("/index.ts", "")),
);

test("most packages are for browsers", () => {
  expect(forBrowsers.length).toBeGreaterThan(needsNode.size);
});

for (const path of forBrowsers)
  test(`${path.split("/")[3]} loads in a browser`, async () => {
    expect(await entries[path]()).toBeTypeOf("object");
  });
