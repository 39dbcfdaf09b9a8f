// The kernels of one WebAssembly module that works in the memory of tfjs's wasm backend: every argument is an address in
// that memory or a whole number, nothing is allocated and nothing is kept between calls.
export { batchNormTrain } from "./batch-norm-train";
export { batchNormTrainGrad } from "./batch-norm-train-grad";
export { conv2dBackpropFilter } from "./conv2d-backprop-filter";
export { conv2dBackpropInput } from "./conv2d-backprop-input";
export { maxPoolGrad } from "./max-pool-grad";
export { signActivation } from "./sign-activation";
export { signActivationGrad } from "./sign-activation-grad";
