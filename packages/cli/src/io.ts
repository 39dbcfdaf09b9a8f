/** A stream to write on, and what is known of the terminal behind it. */
export interface Output {
  /** Writes text. */
  write(text: string): boolean;
  /** Whether a person looks at it; false or absent for a file or a pipe. */
  readonly isTTY?: boolean;
  /** Width in characters. Default 80. */
  readonly columns?: number;
}

/** The variables of the environment that the command reads. */
export interface Environment {
  /** Anything but nothing: write no colours. See https://no-color.org. */
  readonly NO_COLOR?: string | undefined;
  /** `dumb`: write no colours. */
  readonly TERM?: string | undefined;
  /** `1`: add the stack to an error. */
  readonly EQUAL_BITS_DEBUG?: string | undefined;
}

/** What the command touches of the world outside, so that a test or another program can stand in for it. */
export interface Io {
  /** Results go here. */
  readonly stdout: Output;
  /** Progress and errors go here. */
  readonly stderr: Output;
  /** The environment, as far as it is read. */
  readonly env: Environment;
  /**
   * Calls the listener when the user interrupts, once.
   *
   * @returns a function that stops listening
   */
  readonly onInterrupt: (listener: () => void) => () => void;
}
