import { identityGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { slopesOf } from "./pointwise-oracle.js";

onBackends(() => {
  test("example: the gradient passes whatever the weight", () => {
    expect(slopesOf(identityGradient(), -5, 0, 1e30)).toEqual([1, 1, 1]);
  });
});
