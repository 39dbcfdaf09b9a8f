import { type Command, Option } from "commander";
import type { Context } from "../context.js";
import { wholeNumber } from "../number-option.js";
import { offlineOption } from "../training-options.js";
import { UsageError } from "../usage-error.js";
import { chosenStudies } from "./chosen-studies.js";
import { planText } from "./plan-text.js";
import { runStudies } from "./run-studies.js";
import { studiesText } from "./studies-text.js";
import { type StudyFlags, studyOptions } from "./study-options.js";

/** Adds `equal-bits study`: the claims of the paper, each as a study that anyone can run. */
export function addStudyCommand(program: Command, context: Context): void {
  const study = program
    .command("study")
    .description(
      "Puts the claims of the paper to the test: runs studies, and writes a report of their verdicts.",
    )
    .addHelpText("after", EXAMPLES);
  study.allowExcessArguments().action((_flags: object, command: Command) => {
    const [unknown] = command.args;
    if (unknown !== undefined)
      throw new UsageError(`study takes list, run or report, got ${unknown}; see equal-bits study --help`);
    command.help({ error: true });
  });
  study
    .command("list")
    .description("Lists the studies with their claims.")
    .option("--json", "print the list as JSON")
    .action(async ({ json }: { readonly json?: true }) => {
      const { studies } = await context.load();
      const { stdout } = context.io;
      const listed = studies.map(({ name, title, claim }) => ({ name, title, claim }));
      stdout.write(json ? `${JSON.stringify(listed, null, 2)}\n` : studiesText(listed, context.io));
    });
  addRunCommand(study, context);
  study
    .command("report")
    .description("Writes one page of all results in a folder, DIR/index.html.")
    .argument("<dir>", "folder of the results, as --out of study run")
    .action(async (dir: string) => {
      const { writeStudyReport } = await context.load();
      context.io.stdout.write(`report: ${await writeStudyReport(dir)}\n`);
    });
}

function addRunCommand(study: Command, context: Context): void {
  study
    .command("run")
    .description("Runs studies and writes DIR/NAME/result.json; what has ended before is not run again.")
    .argument("<names...>", "studies by name, or all; equal-bits study list lists them")
    .addOption(
      new Option("--scale <scale>", "quick: minutes, on embedded data; full: hours, on whole data sets")
        .choices(["quick", "full"])
        .default("quick"),
    )
    .option("--seeds <n>", "seeds of each case (default: as the study says)", wholeNumber("--seeds", 2, 1000))
    .option("--out <dir>", "folder for the results and the runs", "evidence")
    .option(
      "--processes <n>",
      "runs trained at the same time, one process each (default: one a core)",
      wholeNumber("--processes", 1),
    )
    .addOption(offlineOption())
    .option("--dry-run", "print the plan and the expected time; train nothing")
    .option("--json", "print the results as JSON on stdout, and nothing else there")
    .option("--quiet", "show no progress")
    .action(async (names: readonly string[], flags: StudyFlags) => {
      const experiments = await context.load();
      const chosen = chosenStudies(names, experiments.studies);
      if (!flags.dryRun) return context.exit(await runStudies(chosen, flags, context, experiments));
      const plans = [];
      for (const { name } of chosen) plans.push(await experiments.planStudy(studyOptions(name, flags)));
      context.io.stdout.write(planText(plans));
    });
}

const EXAMPLES = `
Data of --scale full: fashion-mnist and cifar-10, from $EQUAL_BITS_DATA/fashion-mnist and …/cifar-10, or downloaded.

Examples:
  equal-bits study list
  equal-bits study run search-space             seconds
  equal-bits study run all --dry-run            what it would train, and how long
  equal-bits study run ratio-sweep --scale full --out results
  equal-bits study report evidence`;
