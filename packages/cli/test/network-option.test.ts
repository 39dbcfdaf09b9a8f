import { networks } from "@equal-bits/experiments";
import { expect, test } from "vitest";
import { networkNames } from "../src/network-option.js";

test("for every network of the experiments: its name is known, and no other", () => {
  expect(networkNames).toEqual(networks.map(({ name }) => name));
});
