import { levelsByRank } from "@equal-bits/laws";
import { expect, test } from "vitest";

test("example: of three equal weights the first two get the higher level", () => {
  expect([...levelsByRank(Float32Array.of(0, 1, -0, 0), [1, 2, 1])]).toEqual([1, 2, 1, 0]);
});
