import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DomainError } from "@equal-bits/core";
import { describe, expect, test } from "vitest";
import type { Experiments } from "../src/experiments.js";
import { run } from "../src/run.js";
import { fakeExperiments } from "./fake-experiments.js";
import { type FakeIo, fakeIo } from "./fake-io.js";
import { ran } from "./ran.js";

const myRule = fileURLToPath(new URL("./my-rule.mjs", import.meta.url));

describe("help and version", () => {
  test("--version prints the package's version, exit 0", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    const { code, io } = await ran(["--version"]);
    expect([code, io.out(), io.err()]).toEqual([0, `${version}\n`, ""]);
  });

  test("--help names every command and the exit codes, exit 0", async () => {
    const { code, io } = await ran(["--help"]);
    expect([code, io.err()]).toEqual([0, ""]);
    for (const word of ["train", "compare", "evaluate", "inspect", "quantizers", "Examples:", "Exit codes:"])
      expect(io.out()).toContain(word);
  });

  for (const command of ["train", "compare"])
    test(`${command} --help shows every option with its default, and examples`, async () => {
      const { code, io } = await ran([command, "--help"], { columns: 200 });
      expect(code).toBe(0);
      for (const text of [
        "--network <name>",
        "small-cnn, mlp, lenet,",
        "--data <dir|name>",
        "the embedded Fashion-MNIST subset",
        "--epochs <n>",
        "(default: 4)",
        "--seed <n>",
        "(default: 1)",
        "--batch-size <n>",
        "(default: 128)",
        "--learning-rate <x>",
        "(default: 0.002)",
        "--latent-learning-rate <x>",
        "--activation <kind>",
        "--width <x>",
        "--train-images <n>",
        "--test-images <n>",
        "--out <dir>",
        '(default: "report")',
        "--processes <n>",
        "--resume",
        "--json",
        "--quiet",
        "Examples:",
        `equal-bits ${command}`,
      ])
        expect(io.out()).toContain(text);
    });

  test("compare --help says which quantizers it compares by default", async () => {
    const { io } = await ran(["compare", "--help"], { columns: 200 });
    expect(io.out()).toContain("(default: sign,equal-bits:0.5,equal-bits:0.3)");
  });

  test("evaluate --help", async () => {
    const { code, io } = await ran(["evaluate", "--help"]);
    expect(code).toBe(0);
    expect(io.out()).toContain("equal-bits evaluate [options] <model>");
  });

  test("without a command: help on stderr, exit 2", async () => {
    const { code, io } = await ran([]);
    expect([code, io.out()]).toEqual([2, ""]);
    expect(io.err()).toContain("Usage: equal-bits");
  });

  test("help does not load the packages that train", async () => {
    const refuse = async (): Promise<never> => {
      throw new Error("loaded");
    };
    expect(await run(["train", "--help"], fakeIo(), refuse)).toBe(0);
  });
});

describe("wrong usage: one line on stderr, nothing on stdout, exit 2", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["tran", "unknown command tran; did you mean train?"],
    [
      "frobnicate",
      "unknown command frobnicate; the commands are train, compare, evaluate, inspect, prune, quantize, quantizers, study",
    ],
    ["train --epoch 3", "unknown option --epoch; did you mean --epochs?"],
    ["train --learning-rat=1", "unknown option --learning-rat=1; did you mean --learning-rate?"],
    ["compare --quantizer sign", "--quantizer must be the path of a module, as ./my-rule.js, got sign\n"],
    ["compare --quantizer ./nowhere.js", "--quantizer must be a file that is there, got ./nowhere.js\n"],
    ["train --quantizer ./test", "--quantizer must be a file that is there, got ./test\n"],
    ["train --quantizer nowhere.mjs", "--quantizer must be a file that is there, got nowhere.mjs\n"],
    ["evaluate m --quantizer sign", "--quantizer must be the path of a module, as ./my-rule.js, got sign\n"],
    [
      "train --network resnet18",
      "unknown network resnet18; did you mean resnet-18? (the networks are small-cnn,",
    ],
    ["train --network transformer", "unknown network transformer; the networks are small-cnn, mlp,"],
    ["quantizers irnet", "unknown quantizer irnet; did you mean ir-net? (the quantizers are sign,"],
    ["train --quantizer fitted-ternary:2", "--quantizer fitted-ternary:2: "],
    ["compare --quantizers ir-net,ir_net", "unknown quantizer ir_net; did you mean ir-net? (the"],
    ["train --zzz", "unknown option --zzz; see equal-bits train --help"],
    [
      "train extra",
      "too many arguments for train. Expected 0 arguments but got 1; see equal-bits train --help",
    ],
    ["train --epochs", "option --epochs <n> argument missing; see equal-bits train --help"],
    ["prune m", "required option --out <path> not specified; see equal-bits prune --help"],
    ["prune m --out o --rule magnitud", "unknown rule magnitud; did you mean magnitude?"],
    ["prune m --out o --sparsity 80", "--sparsity must be a number from 0 to 1, got 80"],
    ["prune m --out o --rule 2:4 --sparsity 0.5", "--sparsity must be left out with --rule 2:4"],
    ["quantize m --out o --quantizer biprop:0.5", "--quantizer must be a rule for weights, got biprop:0.5"],
    ["prune m --out o --rule blocks:0", "--rule blocks:0: block size must be a whole number ≥ 1, got 0"],
    ["quantize m --out o --quantizer sing", "unknown quantizer sing; did you mean sign?"],
    ["quantize m --out o --scale big", "option --scale <name> argument big is invalid"],
    ["evaluate", "missing required argument model; see equal-bits evaluate --help"],
    ["train --epochs 0", "--epochs must be a whole number ≥ 1, got 0"],
    ["train --epochs 2.5", "--epochs must be a whole number ≥ 1, got 2.5"],
    ["train --epochs NaN", "--epochs must be a whole number ≥ 1, got NaN"],
    ["train --epochs 99999999999999999999", "--epochs must be a whole number ≥ 1, got 99999999999999999999"],
    ["train --seed -1", "--seed must be a whole number from 0 to 4294967295, got -1"],
    ["train --seed 4294967296", "--seed must be a whole number from 0 to 4294967295, got 4294967296"],
    ["train --batch-size many", "--batch-size must be a whole number ≥ 1, got many"],
    ["train --learning-rate 0", "--learning-rate must be a number > 0, got 0"],
    ["train --width 0", "--width must be a number > 0, got 0"],
    ["train --activation ternary", "option --activation <kind> argument ternary is invalid"],
    ["train --latent-learning-rate 0", "--latent-learning-rate must be a number > 0, got 0"],
    ["train --learning-rate Infinity", "--learning-rate must be a number > 0, got Infinity"],
    ["train --train-images 0", "--train-images must be a whole number ≥ 1, got 0"],
    ["evaluate m --test-images x", "--test-images must be a whole number ≥ 1, got x"],
    ["compare --processes 0", "--processes must be a whole number ≥ 1, got 0"],
    [
      "train --quantizer sing",
      "unknown quantizer sing; did you mean sign? (the quantizers are sign, mean-sign, ",
    ],
    [
      "train --quantizer equalbits:0.3",
      "unknown quantizer equalbits:0.3; did you mean equal-bits:0.3? (the quantizers are",
    ],
    [
      "train --quantizer whatever-else",
      "unknown quantizer whatever-else; the quantizers are sign, mean-sign, ",
    ],
    ["train --quantizer equal-bits:1.5", "--quantizer equal-bits:1.5: "],
    ["compare --quantizers sign,equal-bots", "unknown quantizer equal-bots; did you mean equal-bits?"],
    ["compare --quantizers sign,", 'unknown quantizer ""; the quantizers are'],
    [
      "compare --quantizers equal-bits,equal-bits:0.5",
      "--quantizers must name each quantizer once, got equal-bits(0.5) twice",
    ],
  ];
  for (const [line, answer] of cases)
    test(`example: ${line}`, async () => {
      const { code, io, experiments } = await ran(line.split(" "), { env: { EQUAL_BITS_DEBUG: "1" } });
      expect(io.err().slice(0, 12 + answer.length)).toBe(`equal-bits: ${answer}`);
      expect(io.err().split("\n").length).toBe(2);
      expect([code, io.out(), experiments.asked]).toEqual([2, "", []]);
    });

  test("example: an empty value", async () => {
    const { io } = await ran(["train", "--learning-rate", ""]);
    expect(io.err()).toBe("equal-bits: --learning-rate must be a number > 0, got nothing\n");
  });
});

describe("train and compare", () => {
  test("train asks for one quantizer, with every default spelled out", async () => {
    const { code, experiments } = await ran(["train"]);
    expect(code).toBe(0);
    const { onProgress, signal, ...plain } = experiments.asked[0];
    expect(onProgress).toBeTypeOf("function");
    expect(signal?.aborted).toBe(false);
    expect(plain).toEqual({
      quantizers: ["equal-bits:0.5"],
      network: "small-cnn",
      epochs: 4,
      seed: 1,
      batchSize: 128,
      learningRate: 0.002,
      out: "report",
      resume: false,
      offline: false,
      command: "equal-bits train",
    });
  });

  test("every option reaches the training", async () => {
    const argv =
      "compare --quantizers equal-bits:0.4,sign --network mlp --data mnist --offline --epochs 9 --seed 0 --batch-size 32 --learning-rate 1e-3 --latent-learning-rate 0.1 --activation real --width 0.5 --train-images 100 --test-images 50 --out o --processes 3 --resume --quiet";
    const { experiments } = await ran(argv.split(" "));
    expect(experiments.asked[0]).toMatchObject({
      quantizers: ["equal-bits:0.4", "sign"],
      network: "mlp",
      data: "mnist",
      offline: true,
      epochs: 9,
      seed: 0,
      batchSize: 32,
      learningRate: 0.001,
      latentLearningRate: 0.1,
      activation: "real",
      width: 0.5,
      trainImages: 100,
      testImages: 50,
      out: "o",
      processes: 3,
      resume: true,
      command: argv.replace(/^/, "equal-bits ").replace(" --resume --quiet", ""),
    });
  });

  test("compare compares sign and equal bits by default", async () => {
    const { experiments } = await ran(["compare"]);
    expect(experiments.asked[0].quantizers).toEqual(["sign", "equal-bits:0.5", "equal-bits:0.3"]);
  });

  test("modules of the user's come beside the names, in their order", async () => {
    const { experiments } = await ran(["compare", "--quantizer", myRule, "--quantizers", "ir-net,dorefa:2"]);
    expect(experiments.asked[0].quantizers).toEqual(["ir-net", "dorefa:2", myRule]);
    const { experiments: trained } = await ran(["train", "--quantizer", myRule]);
    expect(trained.asked[0].quantizers).toEqual([myRule]);
  });

  test("on a terminal the bar of a module's run is called by its file", async () => {
    const { io } = await ran(["train", "--quantizer", myRule], { isTTY: true });
    expect(io.err()).toContain("my-rule.mjs");
  });

  test("names that the catalogue composes are known", async () => {
    const name = "layer-centred-equal-bits:1/3";
    const { experiments } = await ran(["train", "--quantizer", name]);
    expect(experiments.asked[0].quantizers).toEqual([name]);
  });

  test("prints the table and where the report is, and nothing on stderr without a terminal", async () => {
    const { code, io } = await ran(["compare", "--out", "there"]);
    expect([code, io.err()]).toEqual([0, ""]);
    expect(io.out()).toMatch(/^sign +90\.00 % +0\.500 +0\.500 +0\.250 +0\.750 /m);
    expect(io.out()).toMatch(
      /^equal-bits\(0\.5\) +89\.00 % +0\.500 +0\.500 +0\.500 +0\.500 +1\.0000 +1\.000 % +1\.3$/m,
    );
    expect(io.out()).toMatch(/\nreport: there\/index\.html\nmodels: there\/models, each loaded again .*\n$/);
  });

  test("--json prints the results file and nothing else on stdout, also on a terminal", async () => {
    const { io, experiments } = await ran(["compare", "--json"], { isTTY: true });
    expect(JSON.parse(io.out()).runs.length).toBe(3);
    expect(io.out()).toBe(experiments.resultsJson(await experiments.compare(experiments.asked[0])));
  });
});

describe("the terminal", () => {
  const ESC = String.fromCharCode(27);

  test("on a terminal: a bar a run on stderr, colours on stdout, the cursor given back", async () => {
    const { io } = await ran(["compare"], { isTTY: true, columns: 120 });
    for (const text of [
      "sign",
      "equal-bits(0.3)",
      "epoch 2/4",
      "loss 0.335",
      "acc 87.3 %",
      "512 img/s",
      "1:15 left",
      "█",
    ])
      expect(io.err()).toContain(text);
    expect(io.err().lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(io.err().lastIndexOf(`${ESC}[?25l`));
    expect(io.out()).toContain(`${ESC}[1m`);
    expect(io.listeners()).toBe(0);
  });

  test("--quiet: no progress", async () => {
    const { io } = await ran(["compare", "--quiet"], { isTTY: true });
    expect(io.err()).toBe("");
  });

  for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }])
    test(`${JSON.stringify(env)}: no colours`, async () => {
      const { io } = await ran(["compare", "--quiet"], { isTTY: true, env });
      expect(io.out()).not.toContain(ESC);
    });

  test("an empty NO_COLOR counts as none", async () => {
    const { io } = await ran(["compare", "--quiet"], { isTTY: true, env: { NO_COLOR: "" } });
    expect(io.out()).toContain(ESC);
  });

  test("without a terminal: neither bars nor colours, in results and in help", async () => {
    const results = await ran(["compare"]);
    const help = await ran(["--help"]);
    expect(results.io.out() + results.io.err() + help.io.out()).not.toContain(ESC);
  });

  test("NO_COLOR holds in help too", async () => {
    expect((await ran(["--help"], { isTTY: true })).io.out()).toContain(ESC);
    expect((await ran(["--help"], { isTTY: true, env: { NO_COLOR: "1" } })).io.out()).not.toContain(ESC);
  });
});

describe("what goes wrong while working", () => {
  const failing = (error: unknown): Partial<Experiments> => ({
    compare: async () => {
      throw error;
    },
  });

  test("an error of ours is one line without a stack, exit 1", async () => {
    const { code, io } = await ran(["train"], {}, failing(new DomainError("images must be ≥ 1,\n  got 0")));
    expect([code, io.out(), io.err()]).toEqual([1, "", "equal-bits: images must be ≥ 1, got 0\n"]);
  });

  test("EQUAL_BITS_DEBUG=1 adds the stack", async () => {
    const { io } = await ran(["train"], { env: { EQUAL_BITS_DEBUG: "1" } }, failing(new DomainError("no")));
    expect(io.err()).toMatch(/^equal-bits: no\nDomainError: no\n {4}at /);
  });

  test("anything thrown is one line: no message, no Error", async () => {
    expect((await ran(["train"], {}, failing(new TypeError("")))).io.err()).toBe("equal-bits: TypeError\n");
    expect((await ran(["train"], {}, failing("plain text"))).io.err()).toBe("equal-bits: plain text\n");
  });

  test("a package that does not load is one line, exit 1", async () => {
    const io = fakeIo();
    const code = await run(["train"], io, async () => {
      throw new Error("Cannot find package");
    });
    expect([code, io.err()]).toEqual([1, "equal-bits: Cannot find package\n"]);
  });
});

describe("Ctrl-C", () => {
  function stoppedBy(io: FakeIo): Partial<Experiments> {
    return {
      compare: ({ signal } = {}) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason));
          io.interrupt();
        }),
    };
  }

  for (const isTTY of [false, true])
    test(`stops the runs and says how to continue, exit 130 (${isTTY ? "terminal" : "no terminal"})`, async () => {
      const io = fakeIo({ isTTY });
      const argv = ["compare", "--out", "my report"];
      const code = await run(argv, io, async () => fakeExperiments(stoppedBy(io)));
      expect([code, io.out()]).toEqual([130, ""]);
      expect(io.err()).toContain("equal-bits: stopping; press Ctrl-C again to stop at once\n");
      expect(io.err()).toMatch(/stopped; continue with: equal-bits compare --out 'my report' --resume\n$/);
      expect(io.listeners()).toBe(0);
    });

  test("runs that end in spite of it are shown, exit 0", async () => {
    const io = fakeIo();
    const experiments = fakeExperiments();
    const { compare } = experiments;
    const code = await run(["train"], io, async () => ({
      ...experiments,
      compare: (options) => {
        io.interrupt();
        return compare(options);
      },
    }));
    expect(code).toBe(0);
    expect(io.out()).toContain("90.00 %");
  });
});

describe("prune and quantize", () => {
  test("prune hands on what was asked, and tells what was changed", async () => {
    const argv =
      "prune m --rule 2:4 --layers conv*,dense --filters first --out o --data embedded --pixels unit --offline";
    const { code, io, experiments } = await ran(argv.split(" "), { columns: 200 });
    expect([code, io.err()]).toEqual([0, ""]);
    expect(experiments.changed).toEqual([
      {
        model: "m",
        out: "o",
        rule: "2:4",
        layers: ["conv*", "dense"],
        filters: "first",
        data: "embedded",
        pixels: "unit",
        offline: true,
      },
    ]);
    expect(io.out()).not.toContain("\u001b[2J");
    for (const text of [
      "3×3×8×16  0.500  0.250 (0.200 … 0.300)   1.5000  0.250",
      "changed: 1,152 weights in 1 of 2 kernels",
      "test accuracy: 90.00 % before, 87.50 % after, without training",
      "written: o",
    ])
      expect(io.out()).toContain(text);
  });

  test("quantize hands on quantizer and scale; without data nothing is said of accuracy", async () => {
    const { code, io, experiments } = await ran([
      "quantize",
      "m",
      "--quantizer",
      "ternary:0.5",
      "--out",
      "o",
    ]);
    expect(code).toBe(0);
    expect(experiments.changed).toEqual([
      { model: "m", out: "o", quantizer: "ternary:0.5", scale: "fitted", offline: false },
    ]);
    expect(io.out()).not.toContain("accuracy");
  });

  test("--json prints the report alone", async () => {
    const { io } = await ran(["prune", "m", "--sparsity", "0.25", "--out", "o", "--json"]);
    const { schema, tensors, left, accuracy, out } = JSON.parse(io.out());
    expect([schema, tensors.length, left, accuracy, out]).toEqual([1, 1, ["dense/kernel"], null, "o"]);
  });

  for (const command of ["prune", "quantize"])
    test(`${command} --help shows its options and examples`, async () => {
      const { code, io } = await ran([command, "--help"], { columns: 200 });
      expect(code).toBe(0);
      for (const text of [
        "--out <path>",
        "--layers <names>",
        "--filters <axis>",
        "--data <dir|name>",
        "Examples:",
      ])
        expect(io.out()).toContain(text);
    });
});

describe("evaluate", () => {
  test("prints the accuracy and the +1 of each filter", async () => {
    const { code, io, experiments } = await ran(["evaluate", "report/models/sign"]);
    expect(code).toBe(0);
    expect(experiments.evaluated).toEqual([{ model: "report/models/sign", offline: false }]);
    expect(io.out()).toBe(`test accuracy 87.50 %

conv2: 4 filters of 8 weights, 4 of them +1 in every filter

conv3: 2 filters of 16 weights; +1 in each filter:
   3  12
`);
  });

  test("the module of its quantizer reaches the test", async () => {
    const { experiments } = await ran(["evaluate", "m", "--quantizer", myRule]);
    expect(experiments.evaluated).toEqual([{ model: "m", offline: false, quantizer: myRule }]);
  });

  test("--json, --data and --test-images", async () => {
    const { io, experiments } = await ran(
      "evaluate m --json --data mnist --offline --test-images 7".split(" "),
    );
    expect(experiments.evaluated).toEqual([{ model: "m", offline: true, data: "mnist", testImages: 7 }]);
    expect(JSON.parse(io.out())).toEqual({
      schema: 1,
      testAccuracy: 0.875,
      bits: "ab",
      layers: [
        { name: "conv2", filters: 4, size: 8, positives: [4, 4, 4, 4] },
        { name: "conv3", filters: 2, size: 16, positives: [3, 12] },
      ],
    });
  });
});
