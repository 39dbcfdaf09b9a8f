import { serialization } from "@tensorflow/tfjs-core";
import { SignActivation } from "./activations/sign-activation.js";
import { BinaryConv2D } from "./binary/binary-conv2d.js";
import { BinaryDense } from "./binary/binary-dense.js";
import { BinaryDepthwiseConv2D } from "./binary/binary-depthwise-conv2d.js";
import { BinarySeparableConv2D } from "./binary/binary-separable-conv2d.js";
import { BatchNorm } from "./normalization/batch-norm.js";

// tfjs finds the class of a saved layer in its own registry, so importing the package must fill it.
for (const layer of [
  BatchNorm,
  BinaryConv2D,
  BinaryDense,
  BinaryDepthwiseConv2D,
  BinarySeparableConv2D,
  SignActivation,
])
  serialization.registerClass(layer as serialization.SerializableConstructor<serialization.Serializable>); // tfjs types constructors too narrowly
