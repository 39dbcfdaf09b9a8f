import type { Experiments } from "./experiments.js";
import type { Io } from "./io.js";

/** What every command works with. */
export interface Context {
  /** The words of the command line, without the command's name. */
  readonly argv: readonly string[];
  /** Streams, environment and interrupts. */
  readonly io: Io;
  /** Gives the functions that do the work. */
  readonly load: () => Promise<Experiments>;
  /** Takes the exit code of a command that ran. */
  readonly exit: (code: number) => void;
}
