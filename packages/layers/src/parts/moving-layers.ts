/**
 * Layers that give only values that they were given; dropout does so outside training.
 *
 * @internal
 */
export const movingLayers: readonly string[] = [
  "Concatenate",
  "Cropping2D",
  "Dropout",
  "Flatten",
  "GlobalMaxPooling1D",
  "GlobalMaxPooling2D",
  "MaxPooling1D",
  "MaxPooling2D",
  "MaxPooling3D",
  "Maximum",
  "Minimum",
  "Permute",
  "RepeatVector",
  "Reshape",
  "SpatialDropout1D",
  "UpSampling2D",
];
