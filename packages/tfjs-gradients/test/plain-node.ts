// Run by ensure-gradients.test.ts in a Node process of its own: prints what holds before and after ensureGradients().
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { ensureGradients } from "../src/index.js";
import { gradientCases } from "./gradient-cases.js";

await tf.setBackend("cpu");
const missing = gradientCases()
  .map(({ name }) => name)
  .filter((name) => !tf.getGradient(name));
ensureGradients();
const results = gradientCases().map(({ name, gradient, differences }) => ({
  name,
  gradient: gradient(),
  differences: differences(),
}));
console.log(JSON.stringify({ missing, results }));
