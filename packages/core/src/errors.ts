/**
 * A mistake of the caller, or a device or file that does not do what it must.
 *
 * Thrown at the entrance of a function, before anything is written. The message reads "*what* must be *condition*,
 * got *value*" and ends with the remedy where there is one. Numerical outcomes are never errors: they are fields of the result.
 */
export class EqualBitsError extends Error {
  /** What went wrong, stable over releases: `"DOMAIN"`, `"SHAPE"`, `"NON_FINITE"`, `"MASS_MISMATCH"`, `"BACKEND"` or `"FORMAT"`. */
  readonly code: ErrorCode;

  /**
   * @param code - the stable code
   * @param message - what must hold, what was met, and the remedy
   */
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The stable codes of {@link EqualBitsError}. */
export type ErrorCode = "DOMAIN" | "SHAPE" | "NON_FINITE" | "MASS_MISMATCH" | "BACKEND" | "FORMAT";

/** A number or an option lies outside its range: a ratio of 1.2, shares that are no distribution, ε ≤ 0. */
export class DomainError extends EqualBitsError {
  /** @param message - what must hold, what was met, and the remedy */
  constructor(message: string) {
    super("DOMAIN", message);
  }
}

/** Lengths or shapes do not fit each other. */
export class ShapeError extends EqualBitsError {
  /** @param message - what must hold, what was met, and the remedy */
  constructor(message: string) {
    super("SHAPE", message);
  }
}

/** A weight is NaN or infinite; the message names its index. */
export class NonFiniteError extends EqualBitsError {
  /** @param message - what must hold, what was met, and the remedy */
  constructor(message: string) {
    super("NON_FINITE", message);
  }
}

/** Two measures that must carry the same mass do not. */
export class MassMismatchError extends EqualBitsError {
  /** @param message - what must hold, what was met, and the remedy */
  constructor(message: string) {
    super("MASS_MISMATCH", message);
  }
}

/** A device or runtime lacks what is asked of it: no such kernel, out of memory, an unknown version. */
export class BackendError extends EqualBitsError {
  /** @param message - what must hold, what was met, and the remedy */
  constructor(message: string) {
    super("BACKEND", message);
  }
}

/** A file is not what it claims to be: wrong magic, truncated, wrong checksum. */
export class FormatError extends EqualBitsError {
  /** @param message - what must hold, what was met, and the remedy */
  constructor(message: string) {
    super("FORMAT", message);
  }
}
