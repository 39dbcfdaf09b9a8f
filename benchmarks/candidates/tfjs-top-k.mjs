import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

tf.enableProdMode(); // without its checks, and without its banner among the tables

/**
 * tf.topk on one of tfjs's backends, its indices scattered into marks: exact under ties on these two backends.
 *
 * @param {"cpu" | "wasm"} backend
 * @param {Float32Array} weights - groups as rows
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @param {Uint8Array} marks - receives the marks
 * @returns {Promise<{ run: () => void, use: () => Promise<boolean>, dispose: () => void }>} `use` before `run`
 */
export async function tfjsTopK(backend, weights, { layout, count }, marks) {
  const use = () => tf.setBackend(backend);
  await use();
  const matrix = tf.tensor2d(weights, [layout.groups, layout.size]);
  const run = () => {
    const { values, indices } = tf.topk(matrix, count);
    marks.fill(0);
    scatter(indices.dataSync(), count, layout.size, marks);
    values.dispose();
    indices.dispose();
  };
  return { run, use, dispose: () => matrix.dispose() };
}

function scatter(indices, count, size, marks) {
  for (let i = 0, first = 0; i < indices.length; first += size)
    for (const end = i + count; i < end; i++) marks[first + indices[i]] = 1;
}
