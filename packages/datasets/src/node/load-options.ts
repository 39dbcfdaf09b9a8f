import type { ImageSet } from "../image-set.js";
import type { DatasetName } from "./dataset-source.js";
import type { DownloadProgress } from "./download.js";

/** A data set: what to learn from and what to be judged by. */
export interface Dataset {
  /** `"fashion-mnist"`, `"mnist"` or `"cifar-10"` where the files are known; else the name of their folder. */
  readonly name: string;
  /** The training images, at least one. */
  readonly train: ImageSet;
  /** The test images, at least one, of the same size as the training images. */
  readonly test: ImageSet;
}

/** Which data set to load, and from where. */
export interface LoadOptions {
  /** The data set's name. Needed unless a folder says what it holds; with a folder, other contents are refused. */
  readonly name?: DatasetName;
  /** Folder of the data files, recognised by what is in it. Default: the environment variable `EQUAL_BITS_DATA`, if set. */
  readonly directory?: string;
  /** Folder for downloads; each data set has a folder of its name in it. Default `$XDG_CACHE_HOME/equal-bits` or `~/.cache/equal-bits`. */
  readonly cache?: string;
  /** Never open a socket. Default false. */
  readonly offline?: boolean;
  /** Web folders to download from, tried in turn, in place of the canonical ones. The checksums stay. */
  readonly mirrors?: readonly string[];
  /** Use only the first so many training images, a whole number ≥ 1. Default all. */
  readonly trainImages?: number;
  /** Use only the first so many test images, a whole number ≥ 1. Default all. */
  readonly testImages?: number;
  /** Number of classes in the idx files of a folder, 1 … 256. Default 10. */
  readonly classes?: number;
  /** Greatest decompressed size of one file of a folder, in bytes: the guard against gzip bombs. Default 256 MiB. */
  readonly maxFileBytes?: number;
  /** Called while a file is downloaded, once for each piece received. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Stops the load with the signal's reason; nothing unfinished stays in the cache. */
  readonly signal?: AbortSignal;
  /** The environment variables. Default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}
