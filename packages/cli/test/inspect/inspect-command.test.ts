import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { storedTensor } from "@equal-bits/weights";
import { expect, test } from "vitest";
import { run } from "../../src/run.js";
import { fakeExperiments } from "../fake-experiments.js";
import { type FakeTerminal, fakeIo } from "../fake-io.js";
import { safetensorsFile, smallNetwork, temporaryFolder, tfjsFolder } from "./model-files.js";

async function inspected(argv: readonly string[], terminal: FakeTerminal = {}) {
  const io = fakeIo(terminal);
  const code = await run(["inspect", ...argv], io, async () => fakeExperiments());
  return { code, out: io.out(), err: io.err() };
}

test("example: the table of a small safetensors file", async () => {
  const { code, out, err } = await inspected([await safetensorsFile(smallNetwork())]);
  expect([code, err]).toEqual([0, ""]);
  expect(`\n${out}`).toBe(`
small.safetensors: 2 tensors of float32, safetensors, 1 file of 184 bytes

                                        ratio of +1       entropy         packed
tensor         shape  weights  bytes   mean  least  greatest   (bits)  zeros   bytes
────────────────────────────────────────────────────────────────────────────────────
conv.weight  2×1×2×2        8     32  0.625  0.500     0.750   0.9056  0.125       1
conv.bias          2        2      8  0.500  0.500     0.500   1.0000  0.000       8
────────────────────────────────────────────────────────────────────────────────────
1 kernel                    8     32  0.625                    0.9056  0.125       1
all 2                      10     40  0.600                    0.9245  0.100       9

Bits a weight of the kernels: 32.000 in the file, 1.000 packed (32.0 times smaller), 1.000 by the
entropy of each filter, 1.000 by a code that numbers its orders.
Filters run along the first axis, [out, in, …], as PyTorch has them; --filters last says otherwise.
`);
});

test("example: JSON of a small safetensors file, filters along the first axis", async () => {
  const { code, out } = await inspected([
    await safetensorsFile(smallNetwork(), new Map([["by", "hand"]])),
    "--json",
  ]);
  expect(code).toBe(0);
  expect(out.endsWith("}\n")).toBe(true);
  const { schema, format, filters, metadata, layers, totals } = JSON.parse(out);
  expect([schema, format, filters, metadata]).toEqual([1, "safetensors", "first", { by: "hand" }]);
  expect(layers[0]).toEqual({
    name: "conv.weight",
    shape: [2, 1, 2, 2],
    dtype: "float32",
    storedAs: "float32",
    kind: "kernel",
    quantizer: null,
    holds: null,
    weights: 8,
    bytes: 32,
    filters: 2,
    size: 4,
    ratio: 5 / 8,
    ratioLeast: 0.5,
    ratioGreatest: 0.75,
    positives: 5,
    entropy: expect.closeTo((1 + 0.8113) / 2, 4),
    sparsity: 1 / 8,
    levels: null,
    bits: 1,
    packedBytes: 1,
    entropyBytes: 1,
    enumerativeBytes: 1,
  });
  expect(layers[1]).toMatchObject({
    name: "conv.bias",
    kind: "vector",
    filters: 1,
    size: 2,
    ratio: 0.5,
    bits: null,
    packedBytes: 8,
  });
  expect(totals).toMatchObject({ tensors: 2, weights: 10, bytes: 40, ratio: 0.6, packedBytes: 9 });
  expect(totals.fileBytes).toBeGreaterThan(40);
  expect(totals.kernels).toMatchObject({ tensors: 1, weights: 8, bytes: 32, ratio: 5 / 8 });
});

test("example: of tfjs filters run along the last axis, unless it is said otherwise", async () => {
  const folder = await tfjsFolder([
    storedTensor("dense/kernel", [2, 3], Float32Array.of(1, 2, -3, 4, -5, -6)),
  ]);
  const layerOf = async (...flags: string[]) =>
    JSON.parse((await inspected([folder, "--json", ...flags])).out).layers[0];
  expect(await layerOf()).toMatchObject({ filters: 3, size: 2, ratioLeast: 0, ratioGreatest: 1 });
  expect(await layerOf("--filters", "first")).toMatchObject({
    filters: 2,
    size: 3,
    ratioLeast: 1 / 3,
    ratioGreatest: 2 / 3,
  });
  expect((await inspected([folder])).out).toContain("Filters run along the last axis");
  expect((await inspected([folder, "--filters", "first"])).out).toContain("Filters run along the first axis");
});

const topology = (frozen: boolean): object => ({
  class_name: "Sequential",
  config: {
    layers: [
      {
        class_name: "BinaryDense",
        config: { name: "fc", quantizer: { name: "equal-bits(0.25)", levels: 2 }, frozen },
      },
    ],
  },
});

test("example: codes of a frozen layer are levels, with the name of their quantizer; their values are no kernel", async () => {
  const folder = await tfjsFolder(
    [
      storedTensor("fc/codes", [4, 2], Float32Array.of(1, -1, -1, -1, -1, 1, -1, -1)),
      storedTensor("fc/values", [2, 1, 2], Float32Array.of(-0.5, -0.25, 0.5, 0.25)),
    ],
    topology(true),
    true,
  );
  const { layers, totals } = JSON.parse((await inspected([folder, "--json"])).out);
  expect(layers[0]).toMatchObject({
    storedAs: "uint8",
    bytes: 8,
    quantizer: "equal-bits(0.25)",
    holds: "codes",
    ratio: 0.25,
    levels: [
      { value: -1, count: 6 },
      { value: 1, count: 2 },
    ],
  });
  expect(layers[1]).toMatchObject({ kind: "table", holds: "values", filters: 1, packedBytes: 16 });
  expect(totals.kernels.tensors).toBe(1);
  expect((await inspected([folder])).out).toContain("equal-bits(0.25), codes");
});

test("example: of latent weights the text says that these are signs", async () => {
  const folder = await tfjsFolder(
    [storedTensor("fc/kernel", [2, 2], Float32Array.of(0.1, -0.2, 0.3, 0.4))],
    topology(false),
  );
  expect((await inspected([folder])).out).toContain("Of latent weights these are the signs");
});

test("for every width of the terminal: no line of the table is wider, down to 60 columns", async () => {
  const long = storedTensor(
    `a/very/${"long/".repeat(20)}name`,
    [4, 4],
    new Float32Array(16).map((_, i) => Math.sin(i)),
  );
  const path = await safetensorsFile([...smallNetwork(), long]);
  for (const columns of [60, 72, 80, 100, 140, 200]) {
    const { out } = await inspected([path], { isTTY: true, columns, env: { NO_COLOR: "1" } });
    expect(Math.max(...out.split("\n").map((line) => line.length)), `${columns}`).toBeLessThanOrEqual(
      columns,
    );
    expect(out).toContain("conv.weight");
  }
  const { out } = await inspected([path], { isTTY: true, columns: 60, env: { NO_COLOR: "1" } });
  expect(out).toMatch(/Left out in 60 columns: packed bytes, bytes, .*--json has\s+all/s);
  expect((await inspected([path], { columns: 60 })).out).toContain("packed"); // a pipe has no width
});

test("example: colours change no text", async () => {
  const path = await safetensorsFile(smallNetwork());
  const plain = await inspected([path], { isTTY: true, columns: 120, env: { NO_COLOR: "1" } });
  const coloured = await inspected([path], { isTTY: true, columns: 120 });
  const ESC = String.fromCharCode(27);
  expect(coloured.out).not.toBe(plain.out);
  expect(coloured.out.replace(new RegExp(`${ESC}\\[\\d+m`, "g"), "")).toBe(plain.out);
});

test("example: NaN, an empty tensor and numbers that are not read leave a row without shares, and a remark", async () => {
  const path = await safetensorsFile([
    storedTensor("nan", [2, 1], Float32Array.of(1, Number.NaN)),
    storedTensor("empty", [0, 3], new Float32Array(0)),
    ...smallNetwork(),
  ]);
  const { layers, totals } = JSON.parse((await inspected([path, "--json"])).out);
  const byName = Object.fromEntries(layers.map((layer: { name: string }) => [layer.name, layer]));
  expect(byName.nan).toMatchObject({
    ratio: null,
    entropy: null,
    levels: null,
    unmeasured: "1 of 2 numbers are NaN or infinite",
  });
  expect(byName.empty).toMatchObject({ weights: 0, bytes: 0, ratio: null, unmeasured: "no numbers" });
  expect(totals).toMatchObject({ weights: 12, ratio: 0.6 });
  expect((await inspected([path])).out).toContain(
    "Nothing is said of nan: 1 of 2 numbers are NaN or infinite.",
  );
});

test("example: a page without scripts, every text of the file escaped", async () => {
  const name = "<script>alert(1)</script>\u001b[31m";
  const path = await safetensorsFile(
    [storedTensor(name, [2, 2], Float32Array.of(1, 2, -3, 4.5))],
    new Map([["<b>", "&"]]),
  );
  const html = join(temporaryFolder(), "page.html");
  const { code, out, err } = await inspected([path, "--html", html]);
  expect([code, err]).toEqual([0, `page: ${html}\n`]);
  expect(out).not.toContain("\u001b");
  const page = readFileSync(html, "utf8");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;\\u{1b}[31m");
  expect(page).toContain("&lt;b&gt;");
  expect(page).not.toContain("\u001b");
  expect(page).not.toMatch(/<script|src=|href="(?!data:)/);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('aria-label="ratio 0.750, from 0.500 to 1.000"');
});

test("example: --html and --json together print nothing but JSON on stdout", async () => {
  const path = await safetensorsFile(smallNetwork());
  const html = join(dirname(path), "page.html");
  const { out } = await inspected([path, "--html", html, "--json"]);
  expect(JSON.parse(out).schema).toBe(1);
  expect(readdirSync(dirname(path)).sort()).toEqual(["page.html", "small.safetensors"]);
});

test("a page that cannot be written is refused, exit 1", async () => {
  const path = await safetensorsFile(smallNetwork());
  const { code, out, err } = await inspected([path, "--html", join(path, "page.html")]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^equal-bits: --html must be a file that can be written, got .*\n$/);
});

test("hostile files: one line, exit 1", async () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const header = '{"a":{"dtype":"F32","shape":[2500000000],"data_offsets":[0,10000000000]}}';
  const lying = Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(header));
  for (const [path, message] of [
    [file("10gb", lying), /must have 10000000000 bytes behind its header.* got 0; it is truncated/],
    [file("text", "hello, world"), /must be a safetensors file or the model\.json/],
    [
      file("out.json", '{"weightsManifest":[{"paths":["../x"],"weights":[]}]}'),
      /must name files of weights below its own folder, got "\.\.\/x"/,
    ],
    [join(folder, "none"), /must be a readable file, got ENOENT/],
    [folder, /must be a folder with a model\.json, got none/],
  ] as const) {
    const { code, out, err } = await inspected([path]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
    expect(err).toMatch(/^equal-bits: .*\n$/);
  }
});

test("wrong usage: one line, exit 2", async () => {
  for (const [argv, message] of [
    [[], /missing required argument model; see equal-bits inspect --help/],
    [["x", "--filters", "middle"], /--filters must be first or last, got middle/],
    [["x", "--filters", ""], /--filters must be first or last, got nothing/],
    [["x", "--html", ""], /--html must be the name of a file, got nothing/],
    [["x", "--html", "--json"], /--html must be the name of a file, got --json/],
    [["x", "--filter", "last"], /unknown option --filter; did you mean --filters\?/],
    [["x", "y"], /too many arguments/],
  ] as const) {
    const { code, out, err } = await inspected(argv);
    expect([code, out], argv.join(" ")).toEqual([2, ""]);
    expect(err).toMatch(message);
  }
});

test("inspect --help shows the options and examples", async () => {
  const { code, out } = await inspected(["--help"], { columns: 200 });
  expect(code).toBe(0);
  for (const text of [
    "--filters <axis>",
    "--html <file>",
    "--json",
    "last of tfjs, first of safetensors",
    "Examples:",
  ])
    expect(out).toContain(text);
});
