// Writers of the two formats, so that tests can make files of any content.
import fc from "fast-check";
import type { ImageSet } from "../src/index.js";

/** An idx file of unsigned bytes: one axis for labels, three for images. */
export function encodeIdx(sizes: readonly number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + sizes.length);
  for (const [axis, size] of sizes.entries()) view.setUint32(4 + 4 * axis, size);
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

/** The images' file of a set with one channel. */
export function idxImagesOf({ count, height, width, images }: ImageSet): Uint8Array {
  return encodeIdx([count, height, width], images);
}

/** The labels' file of a set. */
export function idxLabelsOf({ count, labels }: ImageSet): Uint8Array {
  return encodeIdx([count], labels);
}

/** A CIFAR-10 batch of a set of 32 × 32 × 3: label, then a plane of each channel. */
export function cifarBatchOf({ images, labels }: ImageSet): Uint8Array {
  const record = (label: number, image: number): number[] => {
    const pixels = images.subarray(image * 3072, (image + 1) * 3072);
    const planes = [0, 1, 2].flatMap((channel) => [...pixels.filter((_, at) => at % 3 === channel)]);
    return [label, ...planes];
  };
  return Uint8Array.from([...labels].flatMap(record));
}

/** Any small set of the given size and number of channels; height and width at random where they are absent. */
export function imageSets(
  shape: { side?: number; channels?: number; minimum?: number } = {},
): fc.Arbitrary<ImageSet> {
  const side = shape.side === undefined ? fc.integer({ min: 1, max: 5 }) : fc.constant(shape.side);
  const channels = shape.channels ?? 1;
  return fc
    .record({ count: fc.integer({ min: shape.minimum ?? 0, max: 4 }), height: side, width: side })
    .chain(({ count, height, width }) =>
      fc.record({
        images: bytes(count * height * width * channels),
        labels: bytes(count, 9),
        count: fc.constant(count),
        height: fc.constant(height),
        width: fc.constant(width),
        channels: fc.constant(channels),
        classes: fc.constant(10),
      }),
    );
}

function bytes(length: number, max = 255): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length, max });
}
