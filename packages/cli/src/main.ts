#!/usr/bin/env node
import { processIo } from "./process-io.js";
import { run } from "./run.js";

// A reader that closes the pipe early, as `| head` does, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), processIo());
