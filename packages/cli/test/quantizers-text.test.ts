import { quantizerNames, recipe } from "@equal-bits/quantizers";
import { expect, test } from "vitest";
import { run } from "../src/run.js";
import { fakeIo } from "./fake-io.js";

/** What the command prints; it must not load what trains. */
async function printed(argv: readonly string[], columns = 80): Promise<string> {
  const io = fakeIo({ columns });
  const refuse = () => Promise.reject(new Error("loaded"));
  expect(await run(["quantizers", ...argv], io, refuse)).toBe(0);
  expect(io.err()).toBe("");
  return io.out();
}

test("for every named quantizer and width: its parts, formulas and source, in lines that fit", async () => {
  for (const columns of [60, 80, 200]) {
    const text = await printed([], columns);
    for (const line of text.split("\n")) expect(line.length).toBeLessThan(columns);
    const words = text.replace(/\s+/g, " ");
    for (const name of quantizerNames) {
      const { summary, parts, forward, backward, source } = recipe(name);
      expect(text).toMatch(new RegExp(`^${name}(, that is .*)?$`, "m"));
      for (const said of [summary, ...Object.values(parts), forward, backward, source])
        expect(words).toContain(said);
    }
  }
});

test("for every named quantizer: a record of the JSON, whose name is a name again", async () => {
  const records = JSON.parse(await printed(["--json"]));
  expect(records.map(({ name }: { name: string }) => name)).toEqual(quantizerNames);
  for (const { name, recipe: own, parts, forward, backward, source } of records)
    expect(recipe(own)).toMatchObject({ name: recipe(name).name, parts, forward, backward, source });
});

test("example: one of them, with its argument", async () => {
  expect(await printed(["equal-bits:0.3"])).toMatch(/^equal-bits:0\.3, that is equal-bits\(0\.3\)\n/);
  expect(JSON.parse(await printed(["ir-net", "--json"]))).toMatchObject([
    { name: "ir-net", recipe: "ir-net" },
  ]);
});
