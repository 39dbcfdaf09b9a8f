import {
  BackendError,
  DomainError,
  EqualBitsError,
  FormatError,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
} from "@equal-bits/core";
import { describe, expect, test } from "vitest";

const kinds = [
  { Kind: DomainError, name: "DomainError", code: "DOMAIN" },
  { Kind: ShapeError, name: "ShapeError", code: "SHAPE" },
  { Kind: NonFiniteError, name: "NonFiniteError", code: "NON_FINITE" },
  { Kind: MassMismatchError, name: "MassMismatchError", code: "MASS_MISMATCH" },
  { Kind: BackendError, name: "BackendError", code: "BACKEND" },
  { Kind: FormatError, name: "FormatError", code: "FORMAT" },
];

describe.each(kinds)("$name", ({ Kind, name, code }) => {
  const error = new Kind("ratio must be 0 … 1, got 2");

  test("for every kind: is an EqualBitsError and an Error, so that one clause catches all", () => {
    expect(error).toBeInstanceOf(EqualBitsError);
    expect(error).toBeInstanceOf(Error);
    expect(kinds.filter((kind) => error instanceof kind.Kind)).toHaveLength(1);
  });

  test("example: code, name and message", () => {
    expect(error.code).toBe(code);
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: ratio must be 0 … 1, got 2`);
  });
});

test("for every two kinds: the codes differ", () => {
  expect(new Set(kinds.map(({ code }) => code)).size).toBe(kinds.length);
});
