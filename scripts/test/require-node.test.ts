import { expect, test } from "vitest";
import { requireNode } from "../setup/require-node.mjs";

for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.1.3"])
  test(`Node ${version} is new enough`, () => {
    expect(() => requireNode(version)).not.toThrow();
  });

for (const version of ["20.18.9", "18.20.0", "8.0.0"])
  test(`Node ${version} is refused`, () => {
    expect(() => requireNode(version)).toThrow(`Node must be at least 20.19, got ${version}`);
  });
