import { backend_util } from "@tensorflow/tfjs-core";
import fc from "fast-check";

/** A 2-D convolution of small sizes. */
export interface Convolution {
  readonly inputShape: [number, number, number, number];
  readonly filterShape: [number, number, number, number];
  readonly outputShape: number[];
  readonly attributes: {
    readonly strides: [number, number];
    readonly pad: "same" | "valid" | backend_util.ExplicitPadding;
    readonly dataFormat: "NHWC";
  };
  readonly seed: number;
}

const channels = fc.constantFrom(1, 2, 3, 4, 5, 8, 16, 17);
const border = fc.tuple(fc.nat(3), fc.nat(3));

const padding = fc.oneof(
  fc.constantFrom("same" as const, "valid" as const),
  fc
    .tuple(border, border)
    .map(([rows, columns]): backend_util.ExplicitPadding => [[0, 0], rows, columns, [0, 0]]),
);

const parts = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  size: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
  channels,
  filters: channels,
  filter: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
  strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  pad: padding,
  seed: fc.nat(1000),
});

/** Convolutions over strides 1 to 3, filters 1×1 to 5×5, every kind of padding, odd sizes and odd numbers of channels. */
export const convolutions: fc.Arbitrary<Convolution> = parts
  .map(({ batch, size, channels: inputs, filters, filter, strides, pad, seed }) =>
    convolution([batch, ...size, inputs], [...filter, inputs, filters], strides, pad, seed),
  )
  .filter(({ outputShape }) => outputShape.every((extent) => extent >= 1));

/** A convolution from its shapes. */
function convolution(
  inputShape: Convolution["inputShape"],
  filterShape: Convolution["filterShape"],
  strides: [number, number],
  pad: Convolution["attributes"]["pad"],
  seed = 1,
): Convolution {
  const { outShape } = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad);
  return {
    inputShape,
    filterShape,
    outputShape: outShape,
    attributes: { strides, pad, dataFormat: "NHWC" },
    seed,
  };
}

const explicit: backend_util.ExplicitPadding = [
  [0, 0],
  [3, 1],
  [0, 2],
  [0, 0],
];

/** The layers of common networks, and corners. */
export const layers: readonly (readonly [string, Convolution])[] = [
  ["3×3, same", convolution([2, 7, 7, 16], [3, 3, 16, 32], [1, 1], "same")],
  ["first layer, one channel", convolution([2, 9, 9, 1], [3, 3, 1, 16], [1, 1], "same")],
  ["first layer, three channels", convolution([2, 8, 8, 3], [5, 5, 3, 17], [1, 1], "same")],
  ["down-sampling", convolution([2, 8, 8, 8], [3, 3, 8, 16], [2, 2], "same")],
  ["1×1 down-sampling", convolution([2, 9, 9, 5], [1, 1, 5, 8], [2, 2], "valid")],
  ["more rows than one block", convolution([1, 40, 33, 2], [3, 3, 2, 4], [1, 1], "same")],
  ["padding wider than the filter", convolution([1, 4, 4, 2], [2, 1, 2, 3], [1, 1], explicit)],
  [
    "only padding is seen",
    convolution(
      [1, 1, 1, 2],
      [2, 2, 2, 3],
      [9, 9],
      [
        [0, 0],
        [3, 0],
        [3, 0],
        [0, 0],
      ],
    ),
  ],
  ["an input that no filter sees", convolution([1, 9, 9, 2], [1, 1, 2, 2], [3, 3], "valid")],
];
