import { expect, test } from "vitest";
import { strangeCompany } from "../pack/strange-company.mjs";

const plan = {
  floors: [],
  mayImport: { core: [], ot: ["core"], cli: ["ot"] },
  thirdParty: {},
  mayUseNode: [],
};
const manifests: Record<string, { dependencies?: Record<string, string> }> = {
  core: {},
  ot: { dependencies: { "@equal-bits/core": "0.0.0" } },
  cli: { dependencies: { "@equal-bits/ot": "0.0.0", commander: "14.0.3" } },
};
const strange = (name: string, ...company: string[]) =>
  strangeCompany(plan, name, company, (other) => manifests[other]);

test("example: exactly the planned company passes, with guests where they are invited", () => {
  expect(strange("core")).toEqual([]);
  expect(strange("ot", "@equal-bits/core")).toEqual([]);
  expect(strange("cli", "@equal-bits/core", "@equal-bits/ot", "commander")).toEqual([]);
});

test("a package that stayed at home, a package too many and an uninvited guest are told", () => {
  expect(strange("ot")).toEqual(["@equal-bits/core did not come along"]);
  expect(strange("core", "@equal-bits/ot")).toEqual(["@equal-bits/ot came along"]);
  expect(strange("ot", "@equal-bits/core", "commander")).toEqual(["commander came along"]);
});
