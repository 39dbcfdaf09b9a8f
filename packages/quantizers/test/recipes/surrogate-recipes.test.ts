import { DomainError } from "@equal-bits/core";
import { recipe } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

test("for every ratio and progress: all but the gradient is that of equal bits", () => {
  const prefixes = fc.constantFrom("ede", "jacobian");
  const ratio = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom("1/3", "count=5"));
  fc.assert(
    fc.property(prefixes, ratio, fc.double({ min: 0, max: 1, noNaN: true }), (prefix, wanted, progress) => {
      const found = recipe(`${prefix}-equal-bits:${wanted}`);
      const plain = recipe(`equal-bits:${wanted}`);
      expect(found.name).toBe(`${prefix}-${plain.name}`);
      expect(found.quantizer.name).toBe(plain.quantizer.name);
      expect([found.granularity, found.constraint, found.forward]).toEqual([
        plain.granularity,
        plain.constraint,
        plain.forward,
      ]);
      expect({ ...found.partsAt(progress), gradient: "identity" }).toEqual(plain.partsAt(progress));
      expect({ ...found.parts, gradient: "identity" }).toEqual(plain.parts);
    }),
  );
});

test("example: the error decay goes from 0.1 to 10, as IR-Net has it for binary weights alone", () => {
  const { partsAt, parts } = recipe("ede-equal-bits");
  const gradients = [0, 0.25, 0.5, 1].map((progress) => partsAt(progress).gradient);
  expect(gradients).toEqual(["ede(0.1,10)", "ede(0.316227766017,3.16227766017)", "ede(1,1)", "ede(10,1)"]);
  expect(parts.gradient).toBe("ede(0.1,10) … ede(10,1)");
});

test("example: the Jacobian stays at ε = 0.1", () => {
  const { partsAt, backward } = recipe("jacobian-equal-bits:0.3");
  for (const progress of [0, 0.9, 1])
    expect(partsAt(progress)).toEqual({ scale: "fan-in", gradient: "ot-jacobian(0.1)" });
  expect(backward).toMatch(/; ε = 0\.1$/);
});

for (const prefix of ["ede", "jacobian"])
  for (const ratio of ["1.5", "-0.1", "NaN", "half"])
    test(`${prefix}-equal-bits:${ratio} is refused`, () => {
      expect(() => recipe(`${prefix}-equal-bits:${ratio}`)).toThrow(DomainError);
    });
