import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { lock } from "proper-lockfile";

/** A reservation whose holder has not been heard of for so long is nobody's, in milliseconds. */
const STALE = 10_000;

/**
 * Reserves a run for this process, so that others which sweep the same folder train other runs meanwhile.
 *
 * A holder that was killed loses its reservation within ten seconds. Should two processes train the same run after all, they write the same bytes.
 *
 * @param path - what stands for the run
 * @returns a function that gives it back; null where another process holds it
 * @internal
 */
export async function reserveRun(path: string): Promise<(() => Promise<void>) | null> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const release = await lock(path, {
      realpath: false,
      stale: STALE,
      update: STALE / 5,
      onCompromised: () => {},
    });
    return () => release().catch(() => {}); // it was lost, or the folder is gone
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ELOCKED") return null; // what the library throws
    throw error;
  }
}
