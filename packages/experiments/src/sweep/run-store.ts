import { rm } from "node:fs/promises";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import { readBounded } from "../read-bounded.js";
import type { StudyRunRecord } from "../studies/study-run-record.js";
import { writeAtomically } from "../write-atomically.js";
import { checkedRecord } from "./checked-record.js";
import { runId, type StudyRunSettings } from "./run-id.js";

/** The runs that have ended, a file each: processes may add to it side by side, as each file is written whole or not at all. */
export interface RunStore {
  /**
   * What a run came to; null where it has not ended.
   *
   * @throws FormatError naming the file, if it is not that run's
   */
  read(settings: StudyRunSettings): Promise<StudyRunRecord | null>;
  /** Keeps what a run came to, and drops its checkpoint. */
  write(record: StudyRunRecord): Promise<void>;
  /** Where a run is kept between epochs. */
  checkpoint(settings: StudyRunSettings): string;
  /** What stands for the right to train a run; see `reserveRun`. */
  reservation(settings: StudyRunSettings): string;
}

/** Largest record that is read. */
const MOST_BYTES = 2 ** 26;

/**
 * The store in a folder, which need not exist yet.
 *
 * @internal
 */
export function runStore(folder: string): RunStore {
  const record = (settings: StudyRunSettings): string => join(folder, `${runId(settings)}.json`);
  const checkpoint = (settings: StudyRunSettings): string =>
    join(folder, "checkpoints", `${runId(settings)}.json`);
  return {
    checkpoint,
    reservation: (settings) => join(folder, "reserved", runId(settings)),
    async read(settings) {
      const path = record(settings);
      const bytes = await readBounded(path, MOST_BYTES);
      return bytes === null ? null : recordIn(bytes, path, settings);
    },
    async write(made) {
      await writeAtomically(record(made.settings), `${JSON.stringify(made)}\n`);
      await rm(checkpoint(made.settings), { force: true });
    },
  };
}

function recordIn(bytes: Buffer, path: string, settings: StudyRunSettings): StudyRunRecord {
  try {
    return checkedRecord(settings)(JSON.parse(bytes.toString("utf8")), "the record ");
  } catch (cause) {
    const why = cause instanceof FormatError ? cause.message : "it is no JSON";
    const message = `${path} must be the record of its run, got something else (${why}); delete it to train again`;
    throw Object.assign(new FormatError(message), { cause });
  }
}
