import { DomainError } from "@equal-bits/core";
import { namedQuantizer, recipe, recipeNames, recipes } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

/** Every name, and names with arguments and prefixes of all kinds. */
const names = [
  ...recipeNames,
  "equal-bits:1/3",
  "equal-bits:count=5",
  "equal-bits(0.5; semi-relaxed(0.25))",
  "equal-bits(0.3; semi-relaxed(Infinity))",
  "layer-centred-equal-bits:0.3",
  "layer-fitted-equal-bits:0.3",
  "tensor-equal-bits:0.25",
  "annealed-equal-bits:1/3",
  "ede-equal-bits:1/3",
  "jacobian-equal-bits:count=5",
  "equal-levels:2",
  "equal-levels:256",
  "equal-levels(3; shares 0.2 0.5 0.3)",
  "equal-levels(3; shares 0.2 0.5 0.3; at -2 -0.5 1e-7)",
  "layer-centred-equal-levels:4",
  "fitted-equal-levels:4",
  "ternary:0.9",
  "ternary:1+2+1",
  "layer-ternary:0.1",
  "fitted-ternary:0.1",
  "dorefa:8",
  "ste-tern:0.001",
];

test("for every name: the recipe is found again by its own name, and its rule by the rule's own name", () => {
  for (const name of names) {
    const found = recipe(name);
    expect(recipe(found.name).name).toBe(found.name);
    const rule = namedQuantizer(name);
    expect(namedQuantizer(rule.name).name).toBe(rule.name);
    expect(recipe(found.name).quantizer.name).toBe(rule.name);
  }
});

test("for every ratio: the number in the name is the number asked for", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
      for (const rule of [
        "equal-bits",
        "tensor-equal-bits",
        "annealed-equal-bits",
        "ede-equal-bits",
        "jacobian-equal-bits",
        "ternary",
      ])
        expect(recipe(`${rule}:${ratio + 0}`).name).toBe(`${rule}(${ratio + 0})`);
    }),
  );
});

test("for every recipe: its words are there, on one line each", () => {
  expect(recipes.map(({ name }) => recipe(name).name)).toEqual(recipes.map(({ name }) => name));
  for (const found of recipes) {
    const { summary, forward, backward, source, whenToUse, whenNot, parts } = found;
    for (const text of [summary, forward, backward, source, whenToUse, whenNot, ...Object.values(parts)])
      expect(text, found.name).toMatch(/^\S[^\n]*\S$/);
    expect(Object.keys(parts)).toEqual([
      "groups",
      "prior",
      "levels",
      "solver",
      "rounding",
      "scale",
      "gradient",
    ]);
  }
});

test("for every recipe and progress: the parts are names, and no two recipes are one", () => {
  for (const found of recipes)
    for (const progress of [0, 0.3, 0.9, 1]) {
      const { scale, gradient, relaxation } = found.partsAt(progress);
      expect(scale).toMatch(/^(unit|fan-in|fan-in\(0\.5\)|learned)$/);
      expect(gradient).toMatch(/^[a-z-]+(\([0-9.e,-]+\))?$/);
      if (relaxation !== undefined) expect(relaxation).toMatch(/^entropic\([0-9.e-]+\)$/);
    }
  expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
});

test("example: the parts of sign and equal bits are the paper's, whatever the progress", () => {
  for (const name of ["sign", "equal-bits:0.3"]) {
    expect(recipe(name).partsAt(0.7)).toEqual({ scale: "fan-in", gradient: "identity" });
    expect(recipe(name).granularity).toEqual({ kind: "perFilter" });
    expect(recipe(name).constraint).toBeNull();
  }
});

test("example: IR-Net's gradient sharpens from 0.001 to 10", () => {
  const gradient = (progress: number) => recipe("ir-net").partsAt(progress).gradient;
  expect(gradient(0)).toBe("ir-net(0.001,1000)");
  expect(gradient(0.5)).toBe("ir-net(0.1,10)");
  expect(gradient(0.75)).toBe("ir-net(1,1)");
  expect(gradient(1)).toBe("ir-net(10,1)");
  expect(recipe("adabin").partsAt(1).gradient).toBe("adabin(10,1)");
});

test("example: ReCU's quantile rises from 0.85 to 0.99, more steeply at the end", () => {
  const gradient = (progress: number) => recipe("recu").partsAt(progress).gradient;
  expect(gradient(0)).toBe("recu(0.85)");
  expect(gradient(1)).toBe("recu(0.99)");
  expect(gradient(0.5)).toMatch(/^recu\(0\.9028\d+\)$/); // 0.85 + 0.14 (√e − 1) / (e − 1)
});

test("example: annealed equal bits are soft for nine tenths of a training, then hard", () => {
  const parts = recipe("annealed-equal-bits:0.3").partsAt;
  expect(parts(0)).toEqual({ scale: "fan-in", gradient: "ot-jacobian(1)", relaxation: "entropic(1)" });
  expect(parts(0.45).relaxation).toBe("entropic(0.0316227766017)");
  expect(parts(0.9)).toEqual({ scale: "fan-in", gradient: "ot-jacobian(0.001)" });
  expect(recipe("annealed-equal-bits:0.3").quantizer.name).toBe("equal-bits(0.3)");
  expect(recipe("annealed-equal-bits:0.3").forward).toContain("λ such that s sums to n₊");
});

test("example: the scale of ternary weights makes up for their zeros; all zeros leave nothing to make up for", () => {
  expect(recipe("ternary:0.75").partsAt(0).scale).toBe("fan-in(0.75)");
  expect(recipe("ternary:1+2+1").partsAt(0).scale).toBe("fan-in(0.5)");
  expect(recipe("ternary:1").partsAt(0).scale).toBe("fan-in");
  expect(recipe("ternary:0").partsAt(0).scale).toBe("fan-in");
});

test("for every sparsity and choice of levels: scaled ternary levels have the mean square 2 / fan-in", () => {
  const weights = Float32Array.from({ length: 40 }, (_, i) => Math.sin(i));
  const kinds = fc.constantFrom("ternary", "layer-ternary", "centred-ternary", "layer-centred-ternary");
  fc.assert(
    fc.property(kinds, fc.integer({ min: 0, max: 19 }), (kind, pairs) => {
      const { quantizer, partsAt } = recipe(`${kind}:${pairs / 20}`);
      const levels = quantizer.assign(weights, new Uint8Array(40));
      const values = quantizer.values(weights, levels);
      const square = levels.reduce((sum, level) => sum + values[level] ** 2, 0) / 40;
      const [, madeUpFor = "0"] = /^fan-in(?:\((.*)\))?$/.exec(partsAt(0).scale) ?? [];
      expect(square / (1 - Number(madeUpFor)), kind).toBeCloseTo(1, 9);
    }),
  );
});

test("example: the scale of centred ternary weights has nothing to make up for, and its formula says so", () => {
  const { partsAt, forward, parts, source } = recipe("centred-ternary:0.5");
  expect(partsAt(0).scale).toBe("fan-in");
  expect(parts.scale).toBe("fan-in");
  expect(forward).toMatch(/^y = √\(2 \/ fan-in\) · v\(b\), b by rank/);
  expect(source).not.toContain("corrected");
  expect(recipe("fitted-ternary:0.5").source).not.toContain("corrected");
  expect(recipe("ternary:0.5").source).toContain("corrected by 1/√(1 − k)");
});

test("for every K: evenly spaced levels have the variance that their recipe tells; centred ones have 1 and need no word", () => {
  for (let many = 2; many <= 32; many++) {
    const levels = Uint8Array.from({ length: many }, (_, level) => level);
    const { quantizer, whenNot } = recipe(`equal-levels:${many}`);
    const values = quantizer.values(Float32Array.from(levels), levels);
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / many;
    expect(variance).toBeCloseTo((many + 1) / (3 * (many - 1)), 9);
    expect(whenNot).toContain("their variance is (K + 1) / (3 (K − 1)), which centred-equal-levels makes 1");
    expect(recipe(`centred-equal-levels:${many}`).whenNot).not.toContain("variance");
  }
  expect(recipe("equal-levels(3; at -2 0 1)").whenNot).toContain("as the shares and values have it");
});

test("for every rule of transport: words of exactness stand where counts are promised, and nowhere else", () => {
  for (const prefix of ["", "centred-"])
    for (const family of [
      "equal-bits:0.5",
      "ternary:0.5",
      "equal-levels:4",
      "equal-levels(3; shares 0.2 0.5 0.3)",
    ]) {
      const [exact, pulled] = ["", "; semi-relaxed(2)"].map((solver) =>
        recipe(prefix + (family.endsWith(")") ? `${family.slice(0, -1)}${solver})` : family + solver)),
      );
      expect(exact.quantizer.counts).toBeDefined();
      expect(exact.summary).toMatch(/[Ee]xact/);
      expect(exact.forward).toMatch(/(counts|\(n₋, n₊\)) = apportion\(n, /);
      expect(pulled.quantizer.counts).toBeUndefined();
      const told = [pulled.summary, pulled.forward, pulled.whenToUse].join(" ");
      expect(told).not.toMatch(/[Ee]xact|= apportion/);
      expect(pulled.summary).toContain(
        "pulled towards the requested one in every filter, as far as the weights allow",
      );
      expect(pulled.forward).toMatch(
        /argmin mean \(w − b\)² \+ γ · KL\(.* \| apportion\(n, .*\)\) \/ n, γ the strength/,
      );
      expect(pulled.whenNot).toContain("none are promised");
      expect(pulled.parts.solver).toBe("semi-relaxed(2) transport");
    }
});

for (const name of [
  "layer-equal-bits(0.5; semi-relaxed(2))",
  "layer-centred-equal-bits(0.5; semi-relaxed(Infinity))",
  "layer-ternary(0.5; semi-relaxed(2))",
  "layer-equal-levels(4; semi-relaxed(2))",
])
  test(`${name}, whose layer total nobody could promise, is refused`, () => {
    expect(() => recipe(name)).toThrow(DomainError);
    expect(() => recipe(name)).toThrow(
      "leave exactTotal and layer- out, since that solver promises no counts",
    );
  });

test("example: a recipe tells its parts in words", () => {
  expect(recipe("twn").parts).toEqual({
    groups: "per tensor",
    prior: "none, the data decide",
    levels: "−1, 0, 1 times the mean |w| beyond the cuts",
    solver: "cuts at −0.7, 0.7 times the mean |w|",
    rounding: "none",
    scale: "unit",
    gradient: "identity",
  });
  expect(recipe("layer-equal-bits:0.3").parts).toEqual({
    groups: "per filter",
    prior: "of +1: 0.3",
    levels: "−1, 1",
    solver: "exact transport, by rank",
    rounding: "largest remainder, halves to the higher level, exact over the layer too",
    scale: "fan-in",
    gradient: "identity",
  });
});

for (const progress of [-0.1, 1.1, Number.NaN])
  test(`a progress of ${progress} is refused`, () => {
    expect(() => recipe("sign").partsAt(progress)).toThrow(
      `progress must be a number from 0 to 1, got ${progress}`,
    );
  });
