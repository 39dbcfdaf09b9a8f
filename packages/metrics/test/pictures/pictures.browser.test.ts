import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { samplePictures } from "./sample-pictures.js";

afterEach(() => document.body.replaceChildren());

/** A picture as Chromium reads a file of it; a document that is not well formed holds an error in its place. */
function parsed(svg: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(documentElement.localName).toBe("svg");
  expect(documentElement.querySelector("parsererror")).toBeNull();
  return document.body.appendChild(document.adoptNode(documentElement)) as unknown as SVGSVGElement; // its local name was looked at
}

/** How far each text sticks out of its picture, in the picture's own pixels. */
function overhangs(svg: SVGSVGElement): { text: string | null; over: number }[] {
  const { width, height } = svg.viewBox.baseVal;
  return [...svg.querySelectorAll("text")].map((text) => {
    const box = text.getBBox();
    const toPicture = svg
      .getScreenCTM()
      ?.inverse()
      .multiply(text.getScreenCTM() ?? new DOMMatrix());
    const corners = [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ].map(([x, y]) => new DOMPoint(x, y).matrixTransform(toPicture));
    const over = corners.map(({ x, y }) => Math.max(-x, x - width, -y, y - height));
    return { text: text.textContent, over: Math.max(...over) };
  });
}

const many = Array.from({ length: 300 }, (_, i) => Math.sin(i) ** 2);
const names = [
  ["sign", "equal-bits(0.5)"],
  ["WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW @@@@@@@@@@ mmmmmmmmmm wwwwwwwwww %%%%%%%%%%", "W"],
  ["</svg><script>document.title = 'hostile'</script>\0\ud800", '" onload="document.title = 1'],
  [
    "量化器的名字相当长相当长相当长相当长相当长相当长相当长相当长相当长",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
  ],
] as const;

for (const [name, picture] of Object.entries(samplePictures))
  describe(`${name}, in a browser`, () => {
    for (const pair of names)
      for (const [width, height] of [
        [240, 200],
        [420, 260],
        [1200, 400],
      ])
        test(`example: text of ${JSON.stringify(pair[0]).slice(0, 20)} stays inside ${width} × ${height}`, () => {
          const svg = parsed(picture({ names: pair, values: [many, many] }, { width, height }));
          expect(svg.querySelectorAll("text").length).toBeGreaterThan(4);
          for (const { text, over } of overhangs(svg)) expect(over, String(text)).toBeLessThanOrEqual(0.5);
          expect(svg.querySelectorAll("script, [onload]").length).toBe(0);
          expect(document.title).not.toMatch(/hostile|^1$/);
        });

    test("for every numbers: the document is well formed, and its text stays inside", () => {
      const list = fc.array(fc.double(), { minLength: 1, maxLength: 6 });
      fc.assert(
        fc.property(list, list, (first, second) => {
          const svg = parsed(picture({ names: ["first", "second"], values: [first, second] }));
          for (const { text, over } of overhangs(svg)) expect(over, String(text)).toBeLessThanOrEqual(0.5);
          svg.remove();
        }),
        { numRuns: 60 },
      );
    });

    test("example: the mark of a least value with a long name stays inside at the left", () => {
      const values = [
        [0, 0],
        [-1e-290, -4.999999e262, 0],
      ] as const;
      const svg = parsed(picture({ names: ["first", "second"], values: [[...values[0]], [...values[1]]] }));
      for (const { text, over } of overhangs(svg)) expect(over, String(text)).toBeLessThanOrEqual(0.5);
    });

    test("example: inside a page, the same picture without a script of its own", () => {
      const page = document.createElement("div");
      page.innerHTML = picture({ names: names[2], values: [many, many] });
      expect(page.children.length).toBe(1);
      expect(page.querySelector("title")?.textContent).toBe(
        "</svg><script>document.title = 'hostile'</script>\ufffd\ufffd",
      );
      expect(page.querySelectorAll("script, [onload]").length).toBe(0);
    });
  });
