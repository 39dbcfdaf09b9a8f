import { DomainError } from "@equal-bits/core";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { reportHtml } from "../../src/report/report-html.js";
import { exampleComparison } from "./example-comparison.js";
import { smallComparison, smallRun } from "./small-comparison.js";

const page = reportHtml(exampleComparison());
const { document } = parseHTML(page);

describe("the table", () => {
  test("has a row a run and a heading a column, with their scopes", () => {
    const rows = [...document.querySelectorAll("tbody tr")];
    expect(rows.map((row) => row.querySelector("th[scope=row]")?.textContent)).toEqual([
      "sign",
      "equal-bits(0.5)",
      "equal-bits(0.3)",
    ]);
    expect([...document.querySelectorAll("thead th")].every((heading) => heading.hasAttribute("scope"))).toBe(
      true,
    );
    expect(document.querySelector("th[colspan='3']")?.textContent).toBe("ratio of +1");
  });

  test("example: the cells of a small run", () => {
    const small = parseHTML(reportHtml(smallComparison())).document;
    expect([...small.querySelectorAll("tbody td")].map((cell) => cell.textContent)).toEqual([
      "75.00 %",
      "1.500",
      "0.375",
      "0.250",
      "0.500",
      "0.9056",
      "12.500 %",
      "12.5",
    ]);
  });

  test("marks the most accurate run", () => {
    expect(document.querySelector("tr.best th")?.textContent).toBe("sign");
  });
});

describe("the figures", () => {
  test("each says in a sentence what it shows, and each plot has a label", () => {
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBe(5);
    for (const figure of figures)
      expect(figure.querySelector("figcaption p")?.textContent?.length).toBeGreaterThan(40);
    const plots = [...document.querySelectorAll("[role=img]")];
    expect(plots.length).toBe(2 + 3 + 6); // loss and accuracy; ratios, entropies and flips; a histogram a run and layer
    for (const plot of plots) {
      const said = plot.getAttribute("aria-label") ?? plot.textContent;
      expect(said).toMatch(/sign|equal-bits/);
    }
  });

  test("example: equal bits has the same ratio in every filter, and its label says so", () => {
    expect(page).toContain("equal-bits(0.5), asked for 0.5: conv2 0.5 throughout; conv3 0.5 throughout.");
  });

  test("for every filter of every run: its ratio is among the dots of its layer", () => {
    const { runs } = exampleComparison();
    const dots = [...page.matchAll(/<title>(conv[23]), filter \d+: ([\d.]+)</g)];
    for (const name of ["conv2", "conv3"]) {
      const layers = runs.flatMap(({ result }) => result.layers.filter((layer) => layer.name === name));
      const ratios = layers.flatMap(({ positives, size }) => positives.map((count) => count / size));
      const shown = dots.filter(([, layer]) => layer === name).map(([, , ratio]) => Number(ratio));
      expect(new Set(shown)).toEqual(new Set(ratios.map((ratio) => Number(ratio.toPrecision(3)))));
    }
    expect(dots.length).toBeGreaterThan(200);
  });

  test("a diverged loss, a filter without +1 and a single epoch still make a page", () => {
    const odd = smallRun({ epochs: [{ loss: Number.NaN, accuracy: 0.1 }] });
    const text = reportHtml(
      smallComparison({
        ...odd,
        latents: [{ layer: "dense1", edges: [0, 1], counts: [8], cuts: [[null, null]] }],
      }),
    );
    expect(text).toContain("no filter is cut");
    expect(text).toContain("not finite");
    expect(text).not.toMatch(/[("\s,]NaN/);
  });
});

describe("the page", () => {
  test("loads nothing: no script, no outside link, no import", () => {
    expect(page).not.toMatch(/<(script|iframe|object|embed|img|link(?! rel="icon" href="data:,"))/i);
    expect(page).not.toMatch(/(src|href|action)\s*=\s*["']?\s*(https?:|\/\/)/i);
    expect(page).not.toMatch(/@import|@font-face|url\(/i);
    expect(page).toContain("default-src 'none'");
  });

  test("links to the results and to each model, all below its own folder", () => {
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual([
      "results.json",
      "./models/sign",
      "./models/equal-bits(0.5)",
      "./models/equal-bits(0.3)",
    ]);
  });

  test("says which command and which versions made it", () => {
    expect(document.querySelector("pre")?.textContent).toBe(exampleComparison().command);
    expect(document.querySelector(".versions")?.textContent).toContain("20.20.2");
  });

  test("same comparison, same bytes", () => {
    expect(reportHtml(exampleComparison())).toBe(page);
  });

  test("for every string that goes in: none becomes markup", () => {
    const hostile = `</title></style></svg><script>alert(1)</script>" onload='x' &amp;`;
    const run = smallRun({
      quantizer: hostile,
      layers: [{ name: hostile, filters: 2, size: 4, positives: [1, 2] }],
    });
    const latents = [{ layer: hostile, edges: [-1, 0, 1], counts: [5, 3], cuts: [[0.5, 0.25]] }];
    const text = reportHtml({
      runs: [{ ...run, latents, model: `javascript:${hostile}` }],
      dataset: { name: hostile, train: 1, test: 1 },
      command: hostile,
      versions: { [hostile]: hostile },
    });
    expect(text).not.toMatch(/<script/i);
    const parsed = parseHTML(text).document;
    expect(parsed.querySelectorAll("script, [onload]").length).toBe(0);
    expect(parsed.querySelector("h1")?.textContent).toBe(`${hostile} on ${hostile}`);
    expect(
      [...parsed.querySelectorAll("a")].every((a) => !a.getAttribute("href")?.startsWith("javascript")),
    ).toBe(true);
  });

  test("a comparison without runs is refused", () => {
    expect(() => reportHtml({ ...smallComparison(), runs: [] })).toThrow(DomainError);
  });
});
