import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { apportion, DomainError, FormatError, NonFiniteError } from "@equal-bits/core";
import { beforeAll, describe, expect, test } from "vitest";
import { compare } from "../dist/compare.js"; // built: its processes run plain JavaScript
import { compareWith } from "../src/compare.js";
import type { Comparison, RunProgress, RunResult } from "../src/comparison.js";
import { type ModelOrder, type RunOutcome, runTraining } from "../src/run-training.js";
import type { CompareOptions } from "../src/train-options.js";
import { versions } from "../src/versions.js";
import { imageFolder } from "./image-folder.js";
import { temporaryFolders } from "./temporary-folder.js";
import { tinyOptions } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();
const myRule = fileURLToPath(new URL("./rules/my-rule.mjs", import.meta.url));
const noRule = fileURLToPath(new URL("./tell-process-id.mjs", import.meta.url));
const ratios = [0.5, 0.3, 0.333] as const;
const options = {
  ...tinyOptions,
  quantizers: ratios.map((ratio) => `equal-bits:${ratio}`),
} as const satisfies CompareOptions;

/** Every file below a folder, by its path; not the report's page, which tells how long the runs took. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = names.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  return Object.fromEntries(
    paths
      .filter((path) => path !== "index.html")
      .map((path) => [path, readFileSync(join(folder, path)).toString("base64")]),
  );
}

function resultsIn(folder: string): RunResult[] {
  return JSON.parse(readFileSync(join(folder, "results.json"), "utf8")).runs;
}

/** What a run that trains nothing comes to. */
function quickOutcome({ settings }: ModelOrder): RunOutcome {
  const { quantizer, seed } = settings;
  const asked = { epochs: 1, batchSize: 1, learningRate: 1, latentLearningRate: 1 };
  const epochs = [{ loss: 1, accuracy: 0.5 }];
  const layers = [{ name: "conv2", filters: 1, size: 2, positives: [1] }];
  return {
    result: {
      quantizer,
      ratio: null,
      seed,
      settings: asked,
      epochs,
      testAccuracy: 0.5,
      flipsPerStep: 0,
      flipCurve: { steps: [1], shares: [0] },
      layers,
    },
    bits: "ab",
    latents: [{ layer: "conv2", edges: [0, 1], counts: [2], cuts: [[0.5]] }],
    dataset: { name: "quick", train: 1, test: 1 },
    measures: null,
    seconds: 1,
    imagesPerSecond: 1,
  };
}

async function quickTraining(order: ModelOrder): Promise<RunOutcome> {
  return quickOutcome(order);
}

describe("three ratios, in this process", () => {
  let out = "";
  let comparison: Comparison;
  const told: RunProgress[] = [];
  beforeAll(async () => {
    out = join(temporaryFolder(), "deep", "report");
    comparison = await compareWith(runTraining, { ...options, out, onProgress: (at) => void told.push(at) });
  });

  test("for every filter of every layer: results.json tells exactly the requested share of +1", () => {
    const runs = resultsIn(out);
    expect(runs.map(({ ratio }) => ratio)).toEqual(ratios);
    for (const { ratio, layers } of runs) {
      expect(layers.map(({ filters, size }) => [filters, size])).toEqual([
        [32, 144],
        [64, 288],
      ]);
      for (const { filters, size, positives } of layers)
        expect(positives).toEqual(
          new Array(filters).fill(apportion(size, [1 - Number(ratio), Number(ratio)])[1]),
        );
    }
  });

  test("the folder holds the results, the page and the models, and nothing else", () => {
    const models = ratios.map((ratio) => `models/equal-bits-${ratio}`);
    const files = models.flatMap((model) => [`${model}/model.json`, `${model}/weights.bin`]);
    expect(Object.keys(filesOf(out))).toEqual([...files, "results.json"].sort());
    expect(readdirSync(out).sort()).toEqual(["index.html", "models", "results.json"]);
    expect(comparison.runs.map(({ model }) => model)).toEqual(models);
  });

  test("what is returned is what is written", () => {
    expect(comparison.runs.map(({ result }) => result)).toEqual(resultsIn(out));
    expect(comparison).toMatchObject({ command: "equal-bits compare", versions: versions() });
    expect(comparison.dataset).toMatchObject({ train: 128, test: 50 });
    for (const { result } of comparison.runs)
      expect(readFileSync(join(out, "index.html"), "utf8")).toContain(result.quantizer);
  });

  test("each run tells its progress under its place", () => {
    for (const run of ratios.keys()) {
      const own = told.filter((at) => at.run === run);
      expect(own[own.length - 1]).toMatchObject({
        quantizer: `equal-bits(${ratios[run]})`,
        step: 2,
        steps: 2,
      });
    }
  });

  test("the same files come of one process and of two, and the same results and models as in this one", async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    const quantizers = options.quantizers.slice(0, 2);
    await compare({ ...options, quantizers, out: one, processes: 1 });
    await compare({ ...options, quantizers, out: two, processes: 2 });
    expect(filesOf(two)).toEqual(filesOf(one));
    expect(resultsIn(one)).toEqual(resultsIn(out).slice(0, 2));
    const { "results.json": _, ...models } = filesOf(one);
    expect(Object.keys(models).length).toBe(4);
    expect(filesOf(out)).toMatchObject(models);
  });

  test("another seed gives other results and weights", async () => {
    const other = temporaryFolder();
    await compareWith(runTraining, { ...options, quantizers: ["equal-bits"], out: other, seed: 2 });
    const [mine, others] = [filesOf(out), filesOf(other)];
    expect(others["models/equal-bits-0.5/weights.bin"]).not.toBe(mine["models/equal-bits-0.5/weights.bin"]);
    expect(resultsIn(other)[0].epochs).not.toEqual(resultsIn(out)[0].epochs);
  });
});

describe("a comparison that is stopped", () => {
  const whole = { ...options, quantizers: ["sign", "equal-bits:0.3"], epochs: 2, processes: 2 };

  /** Stops after the first epoch of each run. */
  async function stopped(out: string, changes: CompareOptions = {}): Promise<void> {
    const stop = new AbortController();
    const reason = new Error("stopped by a test");
    const onProgress = ({ run, step }: RunProgress): void => {
      if (run === 1 && step === 2) stop.abort(reason);
    };
    const running = compareWith(runTraining, { ...whole, ...changes, out, onProgress, signal: stop.signal });
    await expect(running).rejects.toBe(reason);
  }

  test("while its processes train has no results, and goes on to the same files as one that was not stopped", async () => {
    const straight = temporaryFolder();
    await compareWith(runTraining, { ...whole, out: straight });
    const out = temporaryFolder();
    const stop = new AbortController();
    const reason = new Error("stopped by a test");
    const onProgress = ({ epoch }: RunProgress): void => void (epoch === 2 && stop.abort(reason));
    await expect(compare({ ...whole, out, onProgress, signal: stop.signal })).rejects.toBe(reason);
    expect(readdirSync(out)).toEqual(["checkpoints"]);
    const anew = new Set<number>(); // runs that had not got through their first epoch
    const note = ({ run, epoch }: RunProgress): void => void (epoch === 1 && anew.add(run));
    await compare({ ...whole, out, resume: true, onProgress: note });
    expect(filesOf(out)).toEqual(filesOf(straight));
    expect(readdirSync(out).sort()).toEqual(["index.html", "models", "results.json"]);
    expect(anew.size).toBeLessThan(2);
  });

  describe("and spoiled", () => {
    const out = temporaryFolder();
    const checkpoint = join(out, "checkpoints", "sign.json");
    beforeAll(() => stopped(out));

    test("with other options, to go on is refused", async () => {
      const resumed = compareWith(runTraining, { ...whole, out, resume: true, learningRate: 0.001 });
      await expect(resumed).rejects.toThrow(FormatError);
      await expect(resumed).rejects.toThrow(/checkpoint .*\.json must be of the same settings and data/);
      expect(existsSync(join(out, "results.json"))).toBe(false);
    });

    for (const [what, spoil] of Object.entries({
      "a checkpoint that was cut": () => truncateSync(checkpoint, 5000),
      "garbage instead of a checkpoint": () => writeFileSync(checkpoint, "garbage"),
    }))
      test(`with ${what}, to go on is refused by its path`, async () => {
        spoil();
        const resumed = compareWith(runTraining, { ...whole, processes: 1, out, resume: true });
        await expect(resumed).rejects.toThrow(FormatError);
        await expect(resumed).rejects.toThrow(checkpoint);
        expect(existsSync(join(out, "results.json"))).toBe(false);
      });

    test("to start again drops the checkpoints", async () => {
      const seen: boolean[] = [];
      await compareWith(
        async (order) => {
          seen.push(existsSync(order.checkpoint), order.resume);
          return quickOutcome(order);
        },
        { ...whole, out },
      );
      expect(seen).toEqual([false, false, false, false]);
      expect(existsSync(join(out, "checkpoints"))).toBe(false);
    });
  });

  test("before it begins trains nothing and writes nothing", async () => {
    const out = join(temporaryFolder(), "report");
    const signal = AbortSignal.abort(new Error("not today"));
    const running = compareWith(() => expect.unreachable(), { ...options, out, signal });
    await expect(running).rejects.toThrow("not today");
    expect(existsSync(out)).toBe(false);
  });
});

describe("a run that diverges", () => {
  const divergent = { ...options, quantizers: ["equal-bits:0.3"], learningRate: 1e38, trainImages: 512 };
  for (const [where, train] of Object.entries({
    "in this process": (given: CompareOptions) => compareWith(runTraining, given),
    "in another process": compare,
  }))
    test(`${where} is refused with the index of a weight, and nothing is written`, async () => {
      const out = join(temporaryFolder(), "report");
      const error = await train({ ...divergent, out }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(NonFiniteError);
      expect(error).toMatchObject({
        code: "NON_FINITE",
        message: expect.stringMatching(/got \S+ at index \d+/),
      });
      expect(existsSync(out)).toBe(false);
    });
});

describe("what is refused, before anything is written", () => {
  async function refused(changes: object, Class: typeof DomainError, reason: RegExp | string): Promise<void> {
    const out = join(temporaryFolder(), "report");
    const running = compareWith(() => expect.unreachable(), { ...options, ...changes, out });
    await expect(running).rejects.toThrow(Class);
    await expect(running).rejects.toThrow(reason);
    expect(existsSync(out)).toBe(false);
  }

  const wrong: Record<string, readonly unknown[]> = {
    epochs: [0, 1.5, Number.NaN],
    batchSize: [0, -1, 2.5],
    learningRate: [0, Number.NaN, Infinity],
    seed: [-1, 0.5, 2 ** 32],
    processes: [0, -1, 1.5, Number.NaN, Infinity],
    trainImages: [0, 1.5],
    testImages: [0, Number.NaN],
  };
  for (const [option, values] of Object.entries(wrong))
    for (const value of values)
      test(`${option} ${value} is refused`, () =>
        refused({ [option]: value }, DomainError, new RegExp(`^${option} must be .*, got ${value}$`)));

  test("no quantizer is refused", () =>
    refused({ quantizers: [] }, DomainError, "must be at least one, got none"));

  test("an unknown quantizer is refused", () =>
    refused(
      { quantizers: ["sign", "majority"] },
      DomainError,
      /must be one of sign, .*equal-bits.*, got majority/,
    ));

  test("an unknown network is refused", () =>
    refused({ network: "resnet" }, DomainError, /^network must be one of small-cnn, .*, got resnet$/));

  test("a module that exports no quantizer is refused", () =>
    refused(
      { quantizers: ["sign", noRule] },
      FormatError,
      `${noRule} must be a module whose default export`,
    ));

  test("the same quantizer under two spellings is refused", () =>
    refused(
      { quantizers: ["equal-bits", "sign", "equal-bits:0.5"] },
      DomainError,
      "quantizers must differ, got equal-bits(0.5) twice",
    ));

  test("a data file that was cut is refused by its path", async () => {
    const data = imageFolder(temporaryFolder());
    truncateSync(join(data, "train-images-idx3-ubyte"), 100);
    await refused({ data }, FormatError, join(data, "train-images-idx3-ubyte"));
  });

  test("images smaller than the network can look at are refused", async () => {
    const out = join(temporaryFolder(), "report");
    const data = imageFolder(temporaryFolder(), { side: 7 });
    await expect(compareWith(runTraining, { ...options, data, out })).rejects.toThrow(/height and width ≥ 8/);
    expect(existsSync(out)).toBe(false);
  });
});

test("a module of the user's trains beside a named quantizer, and its model loads again in a fresh process", async () => {
  const out = temporaryFolder();
  const { runs } = await compare({ ...options, quantizers: ["sign", myRule], out });
  expect(runs.map(({ result, model }) => [result.quantizer, model])).toEqual([
    ["sign", "models/sign"],
    ["third", "models/third"],
  ]);
  for (const { size, positives } of runs[1].result.layers)
    expect(new Set(positives)).toEqual(new Set([Math.round(size / 3)]));
});

test("runs come in the order asked for, at most so many at once, with every default filled in", async () => {
  let running = 0;
  let most = 0;
  const orders: ModelOrder[] = [];
  const out = temporaryFolder();
  const { runs } = await compareWith(
    async (order) => {
      orders.push(order);
      most = Math.max(most, ++running);
      await new Promise((later) => setTimeout(later, 5 * (3 - orders.length)));
      running -= 1;
      return quickOutcome(order);
    },
    { data: tinyOptions.data, out, processes: 2 },
  );
  const names = ["sign", "equal-bits(0.5)", "equal-bits(0.3)"];
  expect(runs.map(({ result }) => result.quantizer)).toEqual(names);
  expect(orders.map(({ settings }) => settings.quantizer)).toEqual(names);
  expect(orders[0].settings).toMatchObject({
    epochs: 4,
    seed: 1,
    batchSize: 128,
    learningRate: 0.002,
    trainImages: null,
  });
  expect(most).toBe(2);
});

test("example: the results of an older comparison stay until the new ones are there", async () => {
  const out = temporaryFolder();
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "results.json"), "old");
  const failing = compareWith(() => Promise.reject(new Error("no luck")), { ...options, out });
  await expect(failing).rejects.toThrow("no luck");
  expect(readFileSync(join(out, "results.json"), "utf8")).toBe("old");
  await compareWith(quickTraining, { ...options, out });
  expect(resultsIn(out).length).toBe(3);
});
