// Runs one benchmark: npm run bench -- select-top. Each answers one question, and prints ratios measured in one run.

const questions = { "select-top": "./select-top.mjs", "training-step": "./training-step.mjs" };
const [, , name, ...rest] = process.argv;

if (!Object.hasOwn(questions, name ?? "")) {
  console.error(`bench: name one of ${Object.keys(questions).join(", ")}, got ${name ?? "nothing"}`);
  process.exit(2);
}
process.argv = [process.argv[0], questions[name], ...rest];
await import(questions[name]);
