import { hammingPacked } from "@equal-bits/metrics";

/** Answers two arrays of words with how many bits differ. */
self.onmessage = ({ data: [first, second] }: MessageEvent<[Uint32Array, Uint32Array]>): void => {
  self.postMessage(hammingPacked(first, second));
};
