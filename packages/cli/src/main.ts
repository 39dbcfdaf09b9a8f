#!/usr/bin/env node
import { Console } from "node:console";
import { processIo } from "./process-io.js";
import { run } from "./run.js";

// A reader that closes the pipe early, as `| head` does, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// What a module of the user's logs must not stand in the middle of results.
globalThis.console = new Console(process.stderr);

process.exitCode = await run(process.argv.slice(2), processIo());
