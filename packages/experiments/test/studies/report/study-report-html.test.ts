import { DomainError } from "@equal-bits/core";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { studyReportHtml } from "../../../src/studies/report/study-report-html.js";
import { hostile, madeHostile } from "./made-hostile.js";
import { madeUpResult } from "./made-up-result.js";

const results = [
  madeUpResult(),
  madeUpResult({ study: "exactness", title: "Exactness", verdict: "does not hold" }),
  madeUpResult({ study: "levels", title: "Levels", verdict: "not decided at this scale" }),
];
const page = studyReportHtml(results);
const { document } = parseHTML(page);

describe("the top of the page", () => {
  test("has a line a study in the order of a report: title, symbol and word of the verdict, effect with interval", () => {
    const lines = [...document.querySelectorAll(".verdicts li")];
    expect(lines.map((line) => line.querySelector("a")?.textContent)).toEqual([
      "Exactness",
      "Equal bits and other binarizers",
      "Levels",
    ]);
    expect(lines.map((line) => line.querySelector(".verdict")?.textContent)).toEqual([
      "✗ does not hold",
      "✓ holds",
      "? not decided at this scale",
    ]);
    expect(lines[1].querySelector(".effect")?.textContent).toBe(
      "0.53 points (0.10 to 0.96; 95 %, 5 seeds, paired)test accuracy of equal bits less that of IR-Net",
    );
  });

  test("counts the verdicts", () => {
    expect(document.querySelector("header .lead")?.textContent).toBe(
      "Three claims put to the test: 1 holds, 1 does not hold and 1 is not decided at this scale.",
    );
  });

  test("for every link: it leads to something on the page", () => {
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
    expect(links.length).toBe(2 * results.length);
    for (const link of links) expect(document.getElementById(link.slice(1)), link).not.toBeNull();
  });
});

describe("a section", () => {
  const section = document.querySelectorAll("section.study")[1];

  test("has every finding with its verdict, effect, interval, and over what", () => {
    const rows = [...section.querySelectorAll(".findings tbody tr")];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      [
        "Equal bits are more accurate than IR-Net.",
        "✓ holds",
        "0.53 points test accuracy of equal bits less that of IR-Net",
        "0.10 to 0.96",
        "95 %, 5 seeds, paired",
      ],
      [
        "Equal bits flip less.",
        "? not decided at this scale",
        "−2 flips flips per step",
        "−5 to 1",
        "95 %, 5 seeds",
      ],
      ["Every filter keeps its counts.", "✗ does not hold", "3 filters broken filters", "3", "counted"],
    ]);
  });

  test("has every figure with its caption and what it shows in words", () => {
    const figures = [...section.querySelectorAll("figure")];
    expect(figures.map((figure) => figure.querySelector("h4")?.textContent)).toEqual([
      "Accuracy over the ratio",
      "Differences",
      "Filters",
    ]);
    for (const figure of figures) {
      expect(figure.querySelector("figcaption")?.textContent).toContain("Made up");
      expect(figure.querySelector("[role=img]")?.getAttribute("aria-label")?.length).toBeGreaterThan(40);
    }
  });

  test("example: numbers have the digits of their column, and nothing is a dash", () => {
    const rows = [...section.querySelectorAll(".numbers tbody tr")];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ["equal bits", "88.13", "1", "–"],
      ["IR-Net", "87.50", "1", "slow"],
    ]);
  });

  test("says how it was made", () => {
    expect(section.querySelector("pre")?.textContent).toBe("equal-bits study run methods --out results");
    const facts = section.querySelector(".versions")?.textContent;
    for (const fact of ["quick", "Some CPU, 2 cores, 8 GiB, linux x64", "2026-11-25", "20.20.2"])
      expect(facts).toContain(fact);
  });

  for (const [rows, folded] of [
    [30, 0],
    [31, 1],
  ])
    test(`of ${rows} rows of numbers is ${folded === 1 ? "" : "not "}folded`, () => {
      const table = { columns: ["seed"], rows: Array.from({ length: rows }, (_, i) => [i]), digits: [0] };
      const one = parseHTML(studyReportHtml([madeUpResult({ table })])).document;
      expect(one.querySelectorAll("details").length).toBe(folded);
      expect(one.querySelectorAll(".numbers tbody tr").length).toBe(rows);
    });

  test("without numbers, figures and reading it is still one", () => {
    const table = { columns: [], rows: [], digits: [] };
    const bare = studyReportHtml([madeUpResult({ table, figures: [], reading: [] })]);
    expect(bare).toContain("There are none.");
    expect(bare).not.toMatch(/undefined|NaN/);
  });
});

describe("the page", () => {
  test("loads nothing: no script, no outside link, no import", () => {
    expect(page).not.toMatch(/<(script|iframe|object|embed|img|link(?! rel="icon" href="data:,"))/i);
    expect(page).not.toMatch(/(src|href|action)\s*=\s*["']?\s*(https?:|\/\/)/i);
    expect(page).not.toMatch(/@import|@font-face|url\(/i);
  });

  test("same results, same bytes, in whichever order they come", () => {
    expect(studyReportHtml([...results].reverse())).toBe(page);
  });

  test("for every text that goes in: none becomes markup", () => {
    const text = studyReportHtml([{ ...madeHostile(madeUpResult()), study: hostile }]);
    expect(text).not.toMatch(/<script/i);
    expect(text).not.toContain(hostile);
    const parsed = parseHTML(text).document;
    const plain = parseHTML(studyReportHtml([madeUpResult()])).document;
    expect(parsed.querySelectorAll("script, [onload]").length).toBe(0);
    expect(parsed.querySelectorAll("body *:not(svg *)").length).toBe(
      plain.querySelectorAll("body *:not(svg *)").length,
    );
    expect(parsed.querySelector("h1")?.textContent?.startsWith(hostile)).toBe(true);
  });

  test("no result is refused", () => {
    expect(() => studyReportHtml([])).toThrow(DomainError);
  });
});
