/** A promise that can be checked: hand `name` and `check` to any test runner. */
export interface Law {
  /** What holds, beginning with its quantifier. */
  readonly name: string;
  /**
   * Draws random cases and throws, with the least counterexample and its seed, if one breaks the law.
   * It is asynchronous where the backend is.
   */
  readonly check: () => void | Promise<void>;
}

/** How hard to try. */
export interface LawOptions {
  /** Random cases for each law, ≥ 1. Default 1000. */
  readonly cases?: number;
  /** Seed of the cases; a failure prints it. Default: a new one each time. */
  readonly seed?: number;
  /** Longest group that is drawn, ≥ 1. Default 200, so that paths for long groups are met too. */
  readonly longest?: number;
}
