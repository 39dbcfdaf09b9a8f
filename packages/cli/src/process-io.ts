import type { Io } from "./io.js";

/** The streams, environment and Ctrl-C of this process. A second Ctrl-C ends the process at once. */
export function processIo(): Io {
  const { NO_COLOR, TERM, EQUAL_BITS_DEBUG } = process.env;
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: { NO_COLOR, TERM, EQUAL_BITS_DEBUG },
    onInterrupt: (listener) => {
      process.once("SIGINT", listener);
      return () => process.off("SIGINT", listener);
    },
  };
}
