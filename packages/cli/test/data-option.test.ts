import { expect, test } from "vitest";
import { dataOption } from "../src/data-option.js";

const read = (text: string): unknown => dataOption().parseArg?.(text, undefined);

test("a name that can be downloaded, and a path that is there, are taken as they are", () => {
  expect(read("cifar-10")).toBe("cifar-10");
  expect(read(".")).toBe(".");
});

test("a name that is nearly one is refused with the nearest", () => {
  expect(() => read("fashon-mnist")).toThrow(
    "--data must be a folder or one of fashion-mnist, mnist, cifar-10, got fashon-mnist; did you mean fashion-mnist?",
  );
});

test("what is neither is refused without a guess", () => {
  expect(() => read("/no/such/folder/anywhere")).toThrow(/got \/no\/such\/folder\/anywhere$/);
  expect(() => read("")).toThrow(/got nothing$/);
});
