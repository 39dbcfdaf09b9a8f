/** Something that a person must put right before the project can run: what failed, and what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} problem - what is wrong, in one sentence
   * @param {string} remedy - what to do, as a command where there is one
   * @param {string} [output] - what the failed command printed
   */
  constructor(problem, remedy, output = "") {
    super(problem);
    this.remedy = remedy;
    this.output = output;
  }
}

/**
 * Runs `main`; a failure is printed with its remedy and ends the process with status 1.
 *
 * @param {() => Promise<void>} main
 */
export async function exitWithRemedy(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (error.output) console.error(error.output.trimEnd());
    console.error(`\n✗ ${error.message}\n  Remedy: ${error.remedy}`);
    process.exit(1);
  }
}
