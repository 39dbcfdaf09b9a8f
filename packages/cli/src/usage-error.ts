import type { CommanderError } from "commander";
import { commandNames } from "./command-names.js";
import { oneLine } from "./one-line.js";

/** The command line is wrong; the message says what and names the remedy. Exit code 2. */
export class UsageError extends Error {
  /** @param message - what is wrong and what would be right, on one line */
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/**
 * Commander's complaint on one line: `unknown option --epoch; did you mean --epochs?`
 *
 * @param error - what commander threw
 * @param argv - the words of the command line, to name the help that lists the right ones
 */
export function usageLine(error: CommanderError, argv: readonly string[]): string {
  const complaint = oneLine(error)
    .replace(/^error: /, "")
    .replaceAll("'", "")
    .replace(/\.$/, "");
  const suggestion = /^(.*) \(Did you mean (one of )?(.*)\?\)$/.exec(complaint);
  if (suggestion !== null) return `${suggestion[1]}; did you mean ${suggestion[3]}?`;
  if (error.code === "commander.unknownCommand")
    return `${complaint}; the commands are ${commandNames.join(", ")}`;
  return `${complaint}; see ${["equal-bits", ...argv.slice(0, 1).filter((word) => commandNames.includes(word))].join(" ")} --help`;
}
