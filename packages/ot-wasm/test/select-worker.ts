import { groupsAsRows } from "@equal-bits/core";
import { wasmBackend } from "@equal-bits/ot-wasm";

/** Answers weights with the marks of the greater half. */
self.onmessage = ({ data: weights }: MessageEvent<Float32Array>): void => {
  const { length } = weights;
  const marks = new Uint8Array(length);
  self.postMessage(wasmBackend().selectTop(weights, groupsAsRows(1, length), [length >> 1], marks));
};
