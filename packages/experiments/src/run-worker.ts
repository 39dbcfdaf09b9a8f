import { failureOf, type WorkerMessage } from "./worker-messages.js";
import { carryOut, type WorkerTask } from "./worker-task.js";

// A process that trains or tests one network: the task comes as the first message, progress and outcome go back as messages.
process.on("SIGINT", () => {}); // a terminal's Ctrl-C reaches this process too; the parent decides when to stop
process.on("disconnect", () => process.exit(1)); // the parent has died
process.once("message", (task: WorkerTask) => {
  carryOut(task, (progress) => tell({ kind: "progress", progress }))
    .then((outcome): WorkerMessage => ({ kind: "done", outcome }), failureOf)
    .then((last) => process.send?.(last, () => process.exit(0)));
});

/** Without the callback a parent that died meanwhile would be an uncaught error, with its stack on the terminal. */
function tell(message: WorkerMessage): void {
  process.send?.(message, (error: Error | null) => {
    if (error !== null) process.exit(1);
  });
}
