import { join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { pixelStatistics } from "@equal-bits/datasets";
import { afterEach, expect, test, vi } from "vitest";
import { type DataChoice, experimentData } from "../src/experiment-data.js";
import { imageFolder } from "./image-folder.js";
import { temporaryFolders } from "./temporary-folder.js";

const temporaryFolder = temporaryFolders();
const all: DataChoice = { data: null, offline: true, trainImages: null, testImages: null };

afterEach(() => void vi.unstubAllEnvs());

test("example: without a choice, the embedded 10,000 and 2,000 images", async () => {
  vi.stubEnv("EQUAL_BITS_DATA", undefined);
  const { name, train, test: judged, normalization } = await experimentData(all);
  expect([name, train.count, judged.count]).toEqual(["Fashion-MNIST subset", 10_000, 2_000]);
  expect([train.height, train.width, train.channels, train.classes]).toEqual([28, 28, 1, 10]);
  for (let label = 0; label < 10; label++) expect(train.labels.includes(label)).toBe(true);
  expect(normalization).toEqual(pixelStatistics(train));
});

test("example: without a choice, the folder that the environment names", async () => {
  const folder = imageFolder(join(temporaryFolder(), "mine"), { train: 3 });
  vi.stubEnv("EQUAL_BITS_DATA", folder);
  const { name, train } = await experimentData(all);
  expect([name, train.count]).toEqual(["mine", 3]);
});

test("a folder that is chosen goes before the one that the environment names", async () => {
  vi.stubEnv("EQUAL_BITS_DATA", join(temporaryFolder(), "absent"));
  const folder = imageFolder(join(temporaryFolder(), "chosen"));
  expect((await experimentData({ ...all, data: folder })).name).toBe("chosen");
});

test("limits take the first images of each half, and the normalization is of those", async () => {
  const folder = imageFolder(temporaryFolder(), { train: 6, test: 5 });
  const whole = await experimentData({ ...all, data: folder });
  const few = await experimentData({ ...all, data: folder, trainImages: 2, testImages: 3 });
  expect([few.train.count, few.test.count]).toEqual([2, 3]);
  expect(few.train.images).toEqual(whole.train.images.slice(0, 2 * 64));
  expect(few.test.labels).toEqual(whole.test.labels.slice(0, 3));
  expect(few.normalization).toEqual(pixelStatistics(few.train));
  const more = await experimentData({ ...all, data: folder, trainImages: 1000, testImages: 1000 });
  expect([more.train.count, more.test.count]).toEqual([6, 5]);
});

test("example: constant pixels have deviation 1, so that they become 0", async () => {
  const folder = imageFolder(temporaryFolder(), { pixel: () => 51 });
  expect((await experimentData({ ...all, data: folder })).normalization).toEqual({
    mean: [0.2],
    deviation: [1],
  });
});

test("a folder that is not there is refused by name", async () => {
  const folder = join(temporaryFolder(), "absent");
  await expect(experimentData({ ...all, data: folder })).rejects.toThrow(DomainError);
  await expect(experimentData({ ...all, data: folder })).rejects.toThrow(folder);
});

test("a folder without images is refused by name", async () => {
  const empty = temporaryFolder();
  await expect(experimentData({ ...all, data: empty })).rejects.toThrow(FormatError);
  await expect(experimentData({ ...all, data: empty })).rejects.toThrow(empty);
});

for (const half of ["train", "test"] as const)
  test(`a ${half} half of no images is refused by name`, async () => {
    const folder = imageFolder(temporaryFolder(), { [half]: 0 });
    await expect(experimentData({ ...all, data: folder })).rejects.toThrow(FormatError);
    await expect(experimentData({ ...all, data: folder })).rejects.toThrow(folder);
  });

test("a set to download is refused offline, where it is not in the cache", async () => {
  vi.stubEnv("EQUAL_BITS_DATA", undefined);
  vi.stubEnv("XDG_CACHE_HOME", temporaryFolder());
  await expect(experimentData({ ...all, data: "cifar-10" })).rejects.toThrow(DomainError);
});

test("held-out images are the last training images, in the place of the test images", async () => {
  const folder = imageFolder(temporaryFolder(), { train: 6, test: 5 });
  const whole = await experimentData({ ...all, data: folder });
  const { train, test: judged, normalization } = await experimentData({ ...all, data: folder, holdout: 2 });
  const size = whole.train.images.length / 6;
  expect([...train.images, ...judged.images]).toEqual([...whole.train.images]);
  expect([...train.labels, ...judged.labels]).toEqual([...whole.train.labels]);
  expect([train.count, judged.count, judged.images.length]).toEqual([4, 2, 2 * size]);
  expect(normalization).not.toEqual(whole.normalization); // of the four
});

test("to hold out every image is refused", async () => {
  const folder = imageFolder(temporaryFolder(), { train: 3 });
  await expect(experimentData({ ...all, data: folder, holdout: 3 })).rejects.toThrow(
    "holdout must be less than the 3 training images, got 3",
  );
});

test("the embedded images go by their name, whatever the environment names", async () => {
  vi.stubEnv("EQUAL_BITS_DATA", imageFolder(temporaryFolder()));
  expect((await experimentData({ ...all, data: "embedded" })).name).toBe("Fashion-MNIST subset");
});
