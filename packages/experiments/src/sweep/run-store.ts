import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import type { StudyRunRecord } from "../studies/study-run-record.js";
import { writeAtomically } from "../write-atomically.js";
import { type RunSettings, runId } from "./run-id.js";

/** The runs that have ended, a file each: processes may add to it side by side, as each file is written whole or not at all. */
export interface RunStore {
  /**
   * What a run came to; null where it has not ended.
   *
   * @throws FormatError naming the file, if it is not that run's
   */
  read(settings: RunSettings): Promise<StudyRunRecord | null>;
  /** Keeps what a run came to, and drops its checkpoint. */
  write(record: StudyRunRecord): Promise<void>;
  /** Where a run is kept between epochs. */
  checkpoint(settings: RunSettings): string;
  /** What stands for the right to train a run; see `claimRun`. */
  claim(settings: RunSettings): string;
}

/** Largest record that is read. */
const MOST_CHARACTERS = 2 ** 26;

/**
 * The store in a folder, which need not exist yet.
 *
 * @internal
 */
export function runStore(folder: string): RunStore {
  const record = (settings: RunSettings): string => join(folder, `${runId(settings)}.json`);
  const checkpoint = (settings: RunSettings): string =>
    join(folder, "checkpoints", `${runId(settings)}.json`);
  return {
    checkpoint,
    claim: (settings) => join(folder, "claims", runId(settings)),
    async read(settings) {
      const path = record(settings);
      const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      return text === null ? null : recordIn(text, path, settings);
    },
    async write(made) {
      await writeAtomically(record(made.settings), `${JSON.stringify(made)}\n`);
      await rm(checkpoint(made.settings), { force: true });
    },
  };
}

function recordIn(text: string, path: string, settings: RunSettings): StudyRunRecord {
  try {
    if (text.length <= MOST_CHARACTERS) {
      const record: StudyRunRecord = JSON.parse(text);
      if (record.schema === 1 && runId(record.settings) === runId(settings) && hasNumbers(record))
        return record;
    }
  } catch {
    // refused below
  }
  throw new FormatError(
    `${path} must be the record of its run, got something else; delete it to train again`,
  );
}

function hasNumbers({ accuracy, epochs, flipsPerStep, layers, measures }: StudyRunRecord): boolean {
  return (
    [accuracy, flipsPerStep].every(Number.isFinite) &&
    [epochs, layers, measures.gradientNorm, measures.deviation].every(Array.isArray)
  );
}
