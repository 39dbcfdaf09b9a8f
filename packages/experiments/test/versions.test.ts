import { readFileSync } from "node:fs";
import { version_core } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { versions } from "../src/versions.js";

test("example: this package, tfjs and Node", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(versions()).toEqual({ "equal-bits": version, tfjs: version_core, node: process.versions.node });
});
