import { namedConstraint, namedGradient, namedRelaxation, namedScale } from "@equal-bits/binarize";
import { recipes } from "@equal-bits/quantizers";
import { expect, test } from "vitest";

test("for every recipe and progress: binarize has the parts by these very names", () => {
  for (const { constraint, partsAt } of recipes) {
    if (constraint !== null) expect(namedConstraint(constraint).name).toBe(constraint);
    for (let percent = 0; percent <= 100; percent++) {
      const { scale, gradient, relaxation } = partsAt(percent / 100);
      expect(namedScale(scale).name).toBe(scale);
      expect(namedGradient(gradient).name).toBe(gradient);
      if (relaxation !== undefined) expect(namedRelaxation(relaxation).name).toBe(relaxation);
    }
  }
});
