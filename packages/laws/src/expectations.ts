/** @internal */
export function expectSame(actual: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  const same =
    actual.length === wanted.length && Array.from(wanted).every((value, i) => Object.is(actual[i], value));
  if (!same)
    throw new Error(
      `${what} must be [${Array.from(wanted).join(", ")}], got [${Array.from(actual).join(", ")}]`,
    );
}

/** @internal */
export function expectThat(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/**
 * The error that a call must throw, known by its code so that a stranger's own error classes pass too.
 *
 * @internal
 */
export function expectRefusal(call: () => unknown, code: string, mentions = ""): void {
  let error: unknown;
  try {
    call();
  } catch (thrown) {
    error = thrown;
  }
  expectRefusedWith(error, code, mentions);
}

/** @internal */
export async function expectRejection(call: () => unknown, code: string, mentions = ""): Promise<void> {
  let error: unknown;
  try {
    await call();
  } catch (thrown) {
    error = thrown;
  }
  expectRefusedWith(error, code, mentions);
}

function expectRefusedWith(error: unknown, code: string, mentions: string): void {
  const refused = error instanceof Error && "code" in error && error.code === code;
  expectThat(refused, `must be refused with code ${code}, got ${error === undefined ? "no error" : error}`);
  expectThat(String(error).includes(mentions), `the error must mention ${mentions}, got ${error}`);
}
