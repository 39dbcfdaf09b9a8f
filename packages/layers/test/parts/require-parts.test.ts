import { DomainError } from "@equal-bits/core";
import { biHalf, binaryConv2d, binaryDense, rSign, signActivation } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";

/** Calls of JavaScript, which types do not check. */
const untyped = (options: Record<string, unknown>): never => options as never; // on purpose

const wrong: readonly [Record<string, unknown>, string][] = [
  [{ quantizer: undefined }, "quantizer must be a rule as equalBits(0.5), got undefined"],
  [{ quantizer: "equal-bits(0.5)" }, 'quantizer must be a rule as equalBits(0.5), got "equal-bits(0.5)"'],
  [{ quantizer: equalBits }, "quantizer must be a rule as equalBits(0.5), got a function"],
  [{ quantizer: {} }, "quantizer must be a rule as equalBits(0.5), got an object"],
  [{ scale: "fan-in" }, 'scale must be a scale as fanInScale(), got "fan-in"'],
  [
    { gradient: "clipped(1)" },
    'gradient must be a surrogate gradient as clippedGradient(1), got "clipped(1)"',
  ],
  [{ relaxation: 0.1 }, "relaxation must be null or one as entropicRelaxation(0.1), got 0.1"],
  [
    { kernelConstraint: "maxNorm" },
    'kernelConstraint must be null or a constraint as clipConstraint(1), got "maxNorm"',
  ],
];
for (const [options, message] of wrong)
  test(`a layer with ${JSON.stringify(options)} is refused: ${message}`, () => {
    const given = { quantizer: equalBits(), ...options };
    expect(() => binaryDense(untyped({ units: 1, ...given }))).toThrow(message);
    expect(() => binaryConv2d(untyped({ filters: 1, kernelSize: 1, ...given }))).toThrow(message);
  });

test("a text in place of a part is refused by use and by biHalf, too", () => {
  const layer = binaryDense({ units: 1, quantizer: equalBits() });
  expect(() => layer.use(untyped({ gradient: "identity" }))).toThrow(
    "gradient must be a surrogate gradient as",
  );
  expect(layer.gradient.name).toBe("identity");
  expect(() => biHalf(untyped({ quantizer: "sign" }))).toThrow("quantizer must be a rule as equalBits(0.5)");
});

for (const [make, name] of [
  [signActivation, "signActivation"],
  [rSign, "rSign"],
] as const)
  test.each<[unknown, string]>([
    ["clipped(1)", '"clipped(1)"'],
    [() => 1, "a function"],
    [{ name: "mine" }, "an object"],
  ])(`a gradient of %o is refused by ${name}`, (gradient, got) => {
    const call = () => make(untyped({ gradient }));
    expect(call).toThrow(DomainError);
    expect(call).toThrow(`gradient must be a surrogate gradient as clippedGradient(1), got ${got}`);
  });
