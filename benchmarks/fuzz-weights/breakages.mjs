/**
 * What can be done to a file. Each takes one and gives another; the first is not changed.
 *
 * @typedef {Pick<import("./broken-file.mjs").BrokenFile, "format" | "main" | "shards">} File
 * @type {readonly ((file: File, random: import("@equal-bits/core").SeededRandom) => File)[]}
 */
export const breakages = [
  bitsFlipped,
  truncated,
  extended,
  bytesOverwritten,
  partRepeated,
  lengthLied,
  numberReplaced,
  numberReplaced,
  numberReplaced,
  wordReplaced,
  wordReplaced,
  valueReplaced,
  valueReplaced,
  nested,
  swollen,
  shardChanged,
];

const NUMBERS =
  '0 1 -1 -0 0.5 3 4 255 65536 2147483648 4294967295 4294967297 2500000000 9007199254740991 9007199254740993 18446744073709551615 1e10 1e308 1e999 -1e999 5e-324 00 1e 0x10 NaN Infinity null true "8" [] [1,2] {}'.split(
    " ",
  );

const WORDS = [
  '"__proto__"',
  '"constructor"',
  '"__metadata__"',
  '"F32"',
  '"F64"',
  '"BF16"',
  '"F4"',
  '"C64"',
  '"BOOL"',
  '"f32"',
  '"float32"',
  '"int32"',
  '"bool"',
  '"string"',
  '"complex64"',
  '"uint8"',
  '"float16"',
  '""',
  '"../../etc/passwd"',
  '"/etc/passwd"',
  '"a/1"',
  '"weights.bin"',
  '"conv/kernel"',
  '"shape"',
  '"data_offsets"',
  '"dtype"',
  '"quantization"',
  '"\\ud800"',
  '"\\u0000"',
  '"\u202e"',
  `"${"x".repeat(3000)}"`,
  "3",
  "null",
  "[",
  "{}",
];

const LONG = 20_000;

function bitsFlipped(file, random) {
  const main = file.main.slice();
  for (let times = 1 + random.below(8); times > 0 && main.length > 0; times--)
    main[random.below(main.length)] ^= 1 << random.below(8);
  return { ...file, main };
}

function truncated(file, random) {
  return { ...file, main: file.main.slice(0, random.below(file.main.length + 1)) };
}

function extended(file, random) {
  const more = new Uint8Array(1 + random.below(40)).map(() => random.below(256));
  return { ...file, main: joined(file.main, more) };
}

function bytesOverwritten(file, random) {
  const main = file.main.slice();
  const from = random.below(main.length + 1);
  for (let at = from; at < Math.min(main.length, from + 1 + random.below(16)); at++)
    main[at] = random.below(256);
  return { ...file, main };
}

function partRepeated(file, random) {
  const [from, to] = rangeIn(file.main.length, random);
  const part = file.main.subarray(from, to);
  return { ...file, main: joined(file.main.subarray(0, to), part, file.main.subarray(to)) };
}

/** Only of safetensors: the first eight bytes. */
function lengthLied(file, random) {
  const main = file.main.slice();
  if (file.format !== "safetensors" || main.length < 8) return bitsFlipped(file, random);
  const lies = [
    0n,
    1n,
    2n ** 63n,
    2n ** 64n - 1n,
    10n ** 10n,
    BigInt(main.length),
    BigInt(main.length - 8),
    10n ** 8n,
  ];
  new DataView(main.buffer).setBigUint64(0, lies[random.below(lies.length)], true);
  return { ...file, main };
}

function numberReplaced(file, random) {
  return withText(file, random, (text) => oneReplaced(text, /-?\d+(\.\d+)?/g, NUMBERS, random));
}

function wordReplaced(file, random) {
  return withText(file, random, (text) => oneReplaced(text, /"[^"\\]*"/g, WORDS, random));
}

/** A value anywhere in the JSON, by another: what was a list becomes an object, a text a number. */
function valueReplaced(file, random) {
  return withText(file, random, (text) => {
    if (text.length > LONG) return text; // nested or swollen before: too deep for what follows
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return text; // broken before
    }
    const holders = objectsIn(data).filter((holder) => Object.keys(holder).length > 0);
    if (holders.length === 0) return text;
    const holder = holders[random.below(holders.length)];
    const keys = Object.keys(holder);
    const others = [null, [], {}, "", 0, -1, true, [[]], holders[random.below(holders.length)]];
    const key = keys[random.below(keys.length)];
    const other = others[random.below(others.length)];
    if (random.below(4) === 0) delete holder[key];
    else holder[key] = structuredClone(other);
    return JSON.stringify(data);
  });
}

function nested(file, random) {
  const depth = 10 ** (1 + random.below(5));
  const [open, close] = [
    ["[", "]"],
    ['{"a":', "}"],
    ["[", ""],
  ][random.below(3)];
  const deep = `${open.repeat(depth)}0${close.repeat(depth)}`;
  return withText(file, random, (text) => oneReplaced(text, /-?\d+|"[^"\\]*"|null/g, [deep], random));
}

/** Many small values. */
function swollen(file, random) {
  const many = `[${["{},", "0,", '"",', "[],"][random.below(4)].repeat(10 ** (1 + random.below(5)))}0]`;
  return withText(file, random, (text) => oneReplaced(text, /-?\d+|null|\[[^\]]*\]/g, [many], random));
}

function shardChanged(file, random) {
  const names = [...file.shards.keys()];
  if (names.length === 0) return bytesOverwritten(file, random);
  const name = names[random.below(names.length)];
  const { main } = [bitsFlipped, truncated, extended][random.below(3)](
    { main: file.shards.get(name) },
    random,
  );
  const shards = new Map([...file.shards, [name, main]]);
  if (random.below(3) === 0) shards.delete(name);
  return { ...file, shards };
}

/** The JSON changed, and the length in front of it made right again most of the time, so that the change is met. */
function withText(file, random, change) {
  const isSafetensors = file.format === "safetensors" && file.main.length >= 8;
  const start = isSafetensors ? 8 : 0;
  const claimed = isSafetensors
    ? Number(new DataView(file.main.slice().buffer).getBigUint64(0, true))
    : Infinity;
  const end = Math.min(file.main.length, start + claimed);
  const text = new TextEncoder().encode(change(new TextDecoder().decode(file.main.subarray(start, end))));
  const main = joined(file.main.subarray(0, start), text, file.main.subarray(end));
  if (isSafetensors && random.below(8) > 0)
    new DataView(main.buffer).setBigUint64(0, BigInt(text.length), true);
  return { ...file, main };
}

function oneReplaced(text, pattern, others, random) {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: old, index } = found[random.below(found.length)];
  return text.slice(0, index) + others[random.below(others.length)] + text.slice(index + old.length);
}

function objectsIn(data) {
  if (typeof data !== "object" || data === null) return [];
  return [data, ...Object.values(data).flatMap(objectsIn)];
}

function rangeIn(length, random) {
  const places = [random.below(length + 1), random.below(length + 1)];
  return places.sort((one, other) => one - other);
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
