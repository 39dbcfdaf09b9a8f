import { expect, test } from "vitest";
import floorPlan from "../../floor-plan.json";

const packages = floorPlan.floors.flatMap((floor) => floor.packages);
const forBrowsers = packages.filter((name) => !floorPlan.mayUseNode.includes(`${name}/src`));

test("most packages are for browsers", () => {
  expect(forBrowsers.length).toBeGreaterThan(packages.length / 2);
});

for (const name of forBrowsers)
  test(`${name} loads in a browser`, async () => {
    const exported = await import(`../../packages/${name}/src/index.ts`);
    expect(Object.keys(exported)).not.toEqual([]);
  });
