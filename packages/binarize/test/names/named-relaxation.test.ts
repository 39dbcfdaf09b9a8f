import { entropicRelaxation, namedRelaxation, relaxationNames } from "@equal-bits/binarize";
import { expect, test } from "vitest";

test("for every ε: the name of the relaxation finds it", () => {
  for (const epsilon of [10, 0.1, 1e-7]) {
    const relaxation = entropicRelaxation(epsilon);
    const found = namedRelaxation(relaxation.name);
    expect([found.name, found.gradient.name]).toEqual([relaxation.name, relaxation.gradient.name]);
  }
});

test("an unknown name, and one without its ε, are refused with the list of names", () => {
  for (const name of ["soft(1)", "entropic"])
    expect(() => namedRelaxation(name)).toThrow(
      `relaxation must be one of ${relaxationNames.join(", ")}, got ${name}`,
    );
});
