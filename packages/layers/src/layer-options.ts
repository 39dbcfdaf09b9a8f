import type { initializers, layers } from "@tensorflow/tfjs-layers";

/** The options that every tfjs layer takes: `name`, `inputShape`, `trainable` and the like. */
export type LayerOptions = NonNullable<ConstructorParameters<typeof layers.Layer>[0]>;

/** A tfjs initializer, as `initializers.heNormal({ seed: 1 })`. */
export type Initializer = ReturnType<typeof initializers.heNormal>;
