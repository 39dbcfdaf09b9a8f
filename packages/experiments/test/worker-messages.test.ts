import * as core from "@equal-bits/core";
import {
  BackendError,
  DomainError,
  EqualBitsError,
  FormatError,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
} from "@equal-bits/core";
import { expect, test } from "vitest";
import { errorOf, failureOf } from "../src/worker-messages.js";

/** The error that arrives at the other end of a pipe. */
function sent(error: unknown): Error {
  const message = JSON.parse(JSON.stringify(failureOf(error)));
  expect(message.kind).toBe("failed");
  return errorOf(message);
}

const classes = [BackendError, DomainError, FormatError, MassMismatchError, NonFiniteError, ShapeError];
for (const Class of classes)
  test(`a ${Class.name} arrives with its class, code and message`, () => {
    const error = new Class("weights must be finite");
    const arrived = sent(error);
    expect(arrived).toBeInstanceOf(Class);
    expect(arrived).toMatchObject({ name: error.name, code: error.code, message: error.message });
  });

test("every error class of core is among them", () => {
  const exported = Object.values(core).filter(
    (value) => typeof value === "function" && value.prototype instanceof EqualBitsError,
  );
  expect(new Set(exported)).toEqual(new Set(classes));
});

test("any other error arrives as an Error with its message, and so does what is no error", () => {
  expect(sent(new TypeError("no such tensor"))).toEqual(new Error("no such tensor"));
  expect(sent("out of paper")).toEqual(new Error("out of paper"));
  expect(sent(undefined)).toEqual(new Error("undefined"));
});

test("example: an error that only looks like one of ours is none", () => {
  expect(sent(Object.assign(new Error("no such file"), { code: "FORMAT" }))).not.toBeInstanceOf(
    EqualBitsError,
  );
});

test("the stack arrives too, with that of the cause", () => {
  const cause = new TypeError("deep");
  const error = new FormatError("wide");
  const { stack } = sent(Object.assign(error, { cause }));
  expect(stack).toContain(error.stack);
  expect(stack).toContain(`caused by ${cause.stack}`);
  expect(sent("no error").stack).toContain("worker-messages");
});
