import { ShapeError } from "@equal-bits/core";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { channelRows } from "../src/channel-rows.js";

const info = (shape: number[]): TensorInfo => ({ dataId: {}, shape, dtype: "float32" });

test("example: images are rows of channels", () => {
  expect(channelRows(info([2, 3, 4, 5]), { gamma: info([5]) })).toEqual({ rows: 24, channels: 5 });
});

test("a vector is refused", () => {
  expect(() => channelRows(info([5]), {})).toThrow(ShapeError);
});

test("an empty batch is refused", () => {
  expect(() => channelRows(info([0, 5]), {})).toThrow(/at least one row, got \[0,5\]/);
});

test("a tensor that has not one value per channel is refused by name", () => {
  expect(() => channelRows(info([2, 5]), { gamma: info([5]), beta: info([1, 5]) })).toThrow(/^beta must/);
});
