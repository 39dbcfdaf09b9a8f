import { join } from "node:path";
import ts from "typescript";
import { repositoryRoot } from "../setup/repository-root.mjs";

/**
 * What TypeScript has to say about the examples, under the options of the project's own tests.
 *
 * @param {readonly string[]} sources - the saved TypeScript files
 * @returns {ReadonlyMap<string, string>} the errors of each file that has some
 */
export function typeErrors(sources) {
  const config = readConfig(join(repositoryRoot, "tsconfig.test.json"));
  const program = ts.createProgram(sources, { ...config, noUnusedLocals: false });
  const errors = new Map();
  for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
    const file = diagnostic.file?.fileName ?? "";
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    errors.set(file, `${errors.get(file) ?? ""}${message}\n`);
  }
  return errors;
}

function readConfig(path) {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (error) => {
      throw new Error(String(error.messageText));
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(path, {}, host);
  return parsed?.options ?? {};
}
