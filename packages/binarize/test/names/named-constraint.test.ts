import {
  centredClipConstraint,
  clipConstraint,
  constraintNames,
  namedConstraint,
} from "@equal-bits/binarize";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";

for (const constraint of [clipConstraint(0.5), centredClipConstraint(1.5)])
  test(`for ${constraint.name}: its name finds a constraint that does the same`, () => {
    const w = tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 1);
    const found = namedConstraint(constraint.name);
    expect(found.name).toBe(constraint.name);
    expect(found.apply(w).dataSync()).toEqual(constraint.apply(w).dataSync());
  });

test("example: the limit is 1 where it is left away", () => {
  expect(namedConstraint("clip").name).toBe("clip(1)");
});

test("an unknown name is refused with the list of names", () => {
  expect(() => namedConstraint("clamp(1)")).toThrow(
    `constraint must be one of ${constraintNames.join(", ")}, got clamp(1)`,
  );
});
