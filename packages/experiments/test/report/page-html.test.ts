import { expect, test } from "vitest";
import { pageHtml } from "../../src/report/page-html.js";

test("example: the title is escaped in both places, and the page forbids scripts", () => {
  const page = pageHtml({
    title: "<b>&",
    kicker: "k",
    lead: "<p>l</p>",
    body: "<p>b</p>",
    style: "p { margin: 0 }",
  });
  expect(page).toContain("<title>&lt;b&gt;&amp; – Equal Bits</title>");
  expect(page).toContain("<h1>&lt;b&gt;&amp;</h1>");
  expect(page).toContain("default-src 'none'");
  expect(page.indexOf("<p>l</p>")).toBeLessThan(page.indexOf("<p>b</p>"));
  expect(page).toContain("p { margin: 0 }");
});
