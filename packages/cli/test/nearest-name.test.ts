import { expect, test } from "vitest";
import { nearestName } from "../src/nearest-name.js";

const names = ["resnet-8", "resnet-18", "ir-net"];

test("example: dashes and case matter least, then the fewest changes count", () => {
  expect(nearestName("resnet18", names)).toBe("resnet-18");
  expect(nearestName("IR_Net", names)).toBe("ir-net");
  expect(nearestName("resnet-1", names)).toBe("resnet-8");
});

test("example: none where half of the letters are others", () => {
  expect(nearestName("transformer", names)).toBe(null);
  expect(nearestName("", names)).toBe(null);
});
