// Runs a study whose runs take a second each: a test kills this process. The folder is the first argument.
import { runStudy } from "../../dist/studies/run-study.js";

await runStudy({
  study: "exactness",
  out: process.argv[2],
  seeds: 2,
  processes: 2,
  date: "2026-11-25",
  changes: { data: "embedded", trainImages: 512, testImages: 100, epochs: 3, batchSize: 64 },
});
