/** The names of the data sets that can be loaded by name. */
export const datasetNames = ["fashion-mnist", "mnist", "cifar-10"] as const;

/** A data set that can be loaded by name. */
export type DatasetName = (typeof datasetNames)[number];

/** Which of the two file formats a data set comes in. */
export type DatasetFormat = "idx" | "cifar-10";

/**
 * Where a data set is published, and what its files must be.
 *
 * @internal
 */
export interface DatasetSource {
  /** What it is called; also its folder in the cache. */
  readonly name: string;
  /** The files' format. */
  readonly format: DatasetFormat;
  /** Folders it is served from, tried in turn; each ends with a slash. */
  readonly addresses: readonly string[];
  /** The one tar.gz that holds all files, and the folder in it; null where each file is served alone, gzipped. */
  readonly archive: { readonly file: string; readonly folder: string } | null;
  /** The files, training first. */
  readonly files: readonly SourceFile[];
}

/**
 * One published file.
 *
 * @internal
 */
export interface SourceFile {
  /** Its name, decompressed. */
  readonly name: string;
  /** Length of the decompressed content. */
  readonly bytes: number;
  /** SHA-256 of the decompressed content, lower-case hexadecimal. */
  readonly sha256: string;
}

/** @internal */
export const sources: Readonly<Record<DatasetName, DatasetSource>> = {
  "fashion-mnist": {
    name: "fashion-mnist",
    format: "idx",
    addresses: ["https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"],
    archive: null,
    files: idxFiles(
      "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
      "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
      "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
      "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    ),
  },
  mnist: {
    name: "mnist",
    format: "idx",
    addresses: ["https://ossci-datasets.s3.amazonaws.com/mnist/"],
    archive: null,
    files: idxFiles(
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
  },
  "cifar-10": {
    name: "cifar-10",
    format: "cifar-10",
    addresses: ["https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/"],
    archive: { file: "cifar-10-binary.tar.gz", folder: "cifar-10-batches-bin/" },
    files: [
      cifarFile("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
      cifarFile("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
      cifarFile("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
      cifarFile("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
      cifarFile("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
      cifarFile("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
    ],
  },
};

/** 60,000 training and 10,000 test images of 28 × 28, as MNIST and Fashion-MNIST both have them. */
function idxFiles(
  trainImages: string,
  trainLabels: string,
  testImages: string,
  testLabels: string,
): SourceFile[] {
  return [
    { name: "train-images-idx3-ubyte", bytes: 16 + 60_000 * 784, sha256: trainImages },
    { name: "train-labels-idx1-ubyte", bytes: 8 + 60_000, sha256: trainLabels },
    { name: "t10k-images-idx3-ubyte", bytes: 16 + 10_000 * 784, sha256: testImages },
    { name: "t10k-labels-idx1-ubyte", bytes: 8 + 10_000, sha256: testLabels },
  ];
}

function cifarFile(name: string, sha256: string): SourceFile {
  return { name, bytes: 10_000 * 3073, sha256 };
}
