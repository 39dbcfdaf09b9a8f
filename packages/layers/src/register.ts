import { serialization } from "@tensorflow/tfjs-core";
import { BiHalf } from "./activations/bi-half.js";
import { RSign } from "./activations/r-sign.js";
import { RPReLU } from "./activations/rprelu.js";
import { SignActivation } from "./activations/sign-activation.js";
import { BinaryConv2D } from "./binary/binary-conv2d.js";
import { BinaryDense } from "./binary/binary-dense.js";
import { BinaryDepthwiseConv2D } from "./binary/binary-depthwise-conv2d.js";
import { BinarySeparableConv2D } from "./binary/binary-separable-conv2d.js";
import { BatchNorm } from "./normalization/batch-norm.js";

const classes = [
  BatchNorm,
  BiHalf,
  BinaryConv2D,
  BinaryDense,
  BinaryDepthwiseConv2D,
  BinarySeparableConv2D,
  RPReLU,
  RSign,
  SignActivation,
];

// tfjs finds the class of a saved layer in its own registry, so importing the package must fill it.
for (const layer of classes)
  serialization.registerClass(layer as serialization.SerializableConstructor<serialization.Serializable>); // tfjs types constructors too narrowly
