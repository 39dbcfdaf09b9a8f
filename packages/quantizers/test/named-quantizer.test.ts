import { namedQuantizer, namedRatio, quantizerNames } from "@equal-bits/quantizers";
import { expect, test } from "vitest";

test("example: a ratio follows a colon, or stands in parentheses", () => {
  expect(namedQuantizer("equal-bits:0.3").name).toBe("equal-bits(0.3)");
  expect(namedQuantizer("equal-bits(0.3)").name).toBe("equal-bits(0.3)");
  expect(namedQuantizer("equal-bits").name).toBe("equal-bits(0.5)");
});

test("for every name: the quantizer is found again by its own name", () => {
  for (const name of [...quantizerNames, "equal-bits:1e-7", "equal-bits:0", "equal-bits:1"]) {
    const quantizer = namedQuantizer(name);
    expect(namedQuantizer(quantizer.name).name).toBe(quantizer.name);
  }
});

for (const name of [
  "",
  "equal",
  "Sign",
  "sign:0.5",
  "equal-bits:",
  "equal-bits:half",
  "equal-bits:1.5",
  "equal-bits(0.5",
  "toString",
  "equal-bits:NaN",
])
  test(`"${name}" is refused`, () => {
    expect(() => namedQuantizer(name)).toThrow(/must (be|have)/);
  });

test("example: the ratio that a name asks for, null for sign", () => {
  expect(namedRatio("equal-bits:0.3")).toBe(0.3);
  expect(namedRatio("equal-bits")).toBe(0.5);
  expect(namedRatio("sign")).toBeNull();
});
