import { EqualBitsError, FormatError } from "@equal-bits/core";
import { type Collector, formatSummary } from "@equal-bits/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";

/** A new collector, and samples that it takes. */
interface CollectorCase<Sample, Summary extends object> {
  readonly collector: () => Collector<Sample, Summary>;
  readonly samples: readonly Sample[];
}

/** How a kind of collector is made and restored. */
export interface CollectorKind<Sample, Summary extends object> {
  readonly cases: fc.Arbitrary<CollectorCase<Sample, Summary>>;
  readonly from: (json: unknown) => Collector<Sample, Summary>;
  /** Samples that every collector of the cases refuses. */
  readonly refused: readonly Sample[];
}

/** What every collector promises. */
export function collectorLaws<Sample, Summary extends object>(
  name: string,
  { cases, from, refused }: CollectorKind<Sample, Summary>,
): void {
  test(`for every history of ${name}, stored at any step: the same JSON out after in, and on to the same numbers`, () => {
    fc.assert(
      fc.property(cases, fc.nat(10), ({ collector, samples }, at) => {
        const whole = collector();
        expect(whole.name).toBe(name);
        const first = samples.slice(0, at % (samples.length + 1));
        for (const sample of first) whole.update(sample);
        const text = JSON.stringify(whole);
        const restored = from(JSON.parse(text));
        expect(JSON.stringify(restored)).toBe(text);
        expect(restored.summary()).toEqual(whole.summary());
        for (const sample of samples.slice(first.length)) {
          whole.update(sample);
          restored.update(sample);
          expect(restored.summary()).toEqual(whole.summary());
        }
        expect(JSON.stringify(restored)).toBe(JSON.stringify(whole));
        expect([restored.name, restored.unit]).toEqual([whole.name, whole.unit]);
      }),
      { numRuns: 60 },
    );
  });

  test(`for every history of ${name}: what is stored is finite, and takes no more room after more samples`, () => {
    fc.assert(
      fc.property(cases, ({ collector, samples }) => {
        fc.pre(samples.length > 0);
        const [short, long] = [collector(), collector()];
        for (const sample of samples) short.update(sample);
        for (let i = 0; i < 20; i++) for (const sample of samples) long.update(sample);
        const digits = 40 * 20; // numbers may have more digits, but there are no more of them
        expect(JSON.stringify(long).length).toBeLessThan(JSON.stringify(short).length + digits);
        expect(JSON.stringify(long)).not.toMatch(/NaN|Infinity/);
        expect(JSON.parse(JSON.stringify(long))).toEqual(long.toJSON());
      }),
      { numRuns: 30 },
    );
  });

  test(`for every history of ${name}: a line of text without NaN or undefined`, () => {
    fc.assert(
      fc.property(cases, ({ collector, samples }) => {
        const own = collector();
        for (const sample of [null, ...samples]) {
          if (sample !== null) own.update(sample);
          expect(formatSummary(own)).toMatch(new RegExp(`^${name}: `));
          expect(formatSummary(own)).not.toMatch(/NaN|undefined|null|Infinity|\n/);
        }
      }),
      { numRuns: 30 },
    );
  });

  test(`for every history of ${name}: a sample that is refused changes nothing`, () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ collector, samples }, pick) => {
        const own = collector();
        for (const sample of samples) own.update(sample);
        const before = JSON.stringify(own);
        expect(refused.length).toBeGreaterThan(0);
        expect(() => own.update(refused[pick % refused.length])).toThrow(EqualBitsError);
        expect(JSON.stringify(own)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });

  test(`for every stored ${name} with one field replaced: refused with FormatError, or taken and given back the same`, () => {
    fc.assert(
      fc.property(cases, fc.nat(), hostile, ({ collector, samples }, pick, value) => {
        const own = collector();
        for (const sample of samples) own.update(sample);
        const stored = JSON.parse(JSON.stringify(own));
        const places = placesIn(stored);
        const [holder, field] = places[pick % places.length];
        holder[field] = value;
        const text = JSON.stringify(stored);
        let restored: Collector<Sample, Summary>;
        try {
          restored = from(JSON.parse(text));
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          return;
        }
        expect(JSON.stringify(restored)).toBe(text);
        expect(formatSummary(restored)).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 400 },
    );
  });

  test(`what is no stored ${name} is refused`, () => {
    for (const json of [
      null,
      1,
      "",
      [],
      {},
      { collector: name },
      { collector: "other", version: 1 },
      undefined,
    ])
      expect(() => from(json)).toThrow(FormatError);
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => from(json)).toThrow(FormatError);
      }),
    );
    const [{ collector }] = fc.sample(cases, 1);
    const stored = JSON.parse(JSON.stringify(collector()));
    expect(() => from({ ...stored, version: 2 })).toThrow("version must be 1, got 2");
    expect(() => from({ ...stored, more: 1 })).toThrow(
      'must have only collector, version, settings, state, got "more"',
    );
    expect(() => from(JSON.parse(JSON.stringify(stored).replace("{", '{"__proto__":{},')))).toThrow(
      FormatError,
    );
  });
}

/** Any JSON, and what breaks bounds: huge, negative, fractional, nested, wrong kinds. */
const hostile = fc.oneof(
  fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
  fc.constantFrom(
    2 ** 52,
    2 ** 53,
    -1,
    0.5,
    1e308,
    null,
    true,
    "",
    "000000",
    "222",
    [],
    {},
    [[]],
    ["1"],
    3,
    4,
  ),
);

/** Every field of a stored collector, the inner ones too. */
function placesIn(stored: Record<string, Record<string, unknown>>): [Record<string, unknown>, string][] {
  const { settings, state } = stored;
  const fields = (holder: Record<string, unknown>): [Record<string, unknown>, string][] =>
    Object.keys(holder).map((field) => [holder, field]);
  return [...fields(stored), ...fields(settings), ...fields(state)];
}
