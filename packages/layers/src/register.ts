import { serialization } from "@tensorflow/tfjs-core";
import { BatchNorm } from "./batch-norm.js";
import { BinaryConv2D } from "./binary-conv2d.js";
import { BinaryDense } from "./binary-dense.js";
import { SignActivation } from "./sign-activation.js";

// tfjs finds the class of a saved layer in its own registry, so importing the package must fill it.
for (const layer of [BatchNorm, BinaryConv2D, BinaryDense, SignActivation])
  serialization.registerClass(layer as serialization.SerializableConstructor<serialization.Serializable>); // tfjs types constructors too narrowly
