import { DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyNumbers, type SampleData, samplePictures } from "./sample-pictures.js";

const data: fc.Arbitrary<SampleData> = fc.record({
  names: fc.constant(["first", "second"] as const),
  values: fc.tuple(
    anyNumbers.filter(({ length }) => length > 0),
    anyNumbers,
  ),
});

const small: SampleData = { names: ["a", "b"], values: [Float64Array.of(0, 0.5, 1), [0.25, 0.75]] };

for (const [name, picture] of Object.entries(samplePictures))
  describe(name, () => {
    test("for every data, finite or not: one SVG document without a number that is none", () => {
      fc.assert(
        fc.property(data, (any) => {
          const svg = picture(any);
          expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
          expect(svg).toMatch(
            /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 420 260" [^>]*role="img"/,
          );
          expect(svg).toMatch(/<title>first<\/title>\n<desc>[^<]+<\/desc>/);
          expect(svg.endsWith("</svg>\n")).toBe(true);
        }),
        { numRuns: 500 },
      );
    });

    test("for every data: everything lies inside the picture", () => {
      fc.assert(
        fc.property(data, (any) => {
          for (const [, x, y] of picture(any).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
            expect(Number(x) >= -5 && Number(x) <= 425).toBe(true);
            expect(Number(y) >= -5 && Number(y) <= 265).toBe(true);
          }
        }),
      );
    });

    test("for every name: no markup, no attribute and no character that XML forbids comes of it", () => {
      const plain = picture(small).match(/<[a-z]+|[a-z-]+="/g);
      const text = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.string(),
        fc.constantFrom(
          "</svg><script>alert(1)</script>",
          '" onload="x',
          "]]>&amp;<!--",
          "\0\u0007\ud800\uffff",
        ),
      );
      fc.assert(
        fc.property(text, text, (first, second) => {
          const svg = picture({ ...small, names: [`a${first}`, `b${second}`] });
          expect(svg.replace(/&(amp|lt|gt|quot|#39);/g, "").includes("&")).toBe(false);
          const tags = svg.match(/<[^>]*>/g) ?? [];
          expect(tags.every((tag) => /^<\/?(svg|title|desc|text|path|g)\b[^<>]*>$/.test(tag))).toBe(true);
          expect(svg).not.toMatch(/onload="/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
          expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u);
        }),
        { numRuns: 500 },
      );
      expect(plain?.length).toBeGreaterThan(20);
    });

    test("same data, same bytes; a Float64Array as a list", () => {
      const listed: SampleData = { ...small, values: [Array.from(small.values[0]), small.values[1]] };
      expect(picture(listed)).toBe(picture(small));
    });

    test("for every length of the data: the picture stays small", () => {
      const many = (length: number): SampleData => ({
        names: ["a", "b"],
        values: [
          Float64Array.from({ length }, (_, i) => i / length),
          Float64Array.from({ length }, (_, i) => ((i * 7919) % 1000) / 1000),
        ],
      });
      const [large, larger] = [20_000, 200_000].map((length) => picture(many(length)).length);
      expect(large).toBeLessThan(250_000);
      expect(larger).toBeLessThan(1.15 * large + 1000);
    });

    test("labels, description and size are those asked for", () => {
      const svg = picture(small, {
        xLabel: "across (px)",
        yLabel: "up (px)",
        description: "what it says",
        width: 300,
        height: 200,
        showTitle: false,
      });
      expect(svg).toContain('viewBox="0 0 300 200" width="300" height="200"');
      expect(svg).toContain("<desc>what it says</desc>");
      expect(svg).toMatch(/>across \(px\)<\/text>/);
      expect(svg).toMatch(/>up \(px\)<\/text>/);
      expect(svg).not.toContain("font-weight"); // of the title
      expect(svg).toContain("<title>a</title>");
    });

    test("a range is shown at least", () => {
      expect(picture(small, { yRange: [-50, 100] })).toContain(">−50<");
      expect(picture(small, { yRange: [-50, 100] })).toContain(">100<");
    });

    test("a size or a range that is none is refused", () => {
      for (const width of [239, 4097, Number.NaN, Infinity])
        expect(() => picture(small, { width })).toThrow(DomainError);
      expect(() => picture(small, { height: 199 })).toThrow(
        "height must be from 200 to 4096 pixels, got 199",
      );
      for (const yRange of [
        [1, 0],
        [0, Number.NaN],
        [-Infinity, 0],
      ] as const)
        expect(() => picture(small, { yRange })).toThrow(/yRange must be two finite numbers/);
    });
  });
