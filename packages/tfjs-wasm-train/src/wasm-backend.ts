import { BackendError } from "@equal-bits/core";
import { type BackendWasm, version_wasm } from "@tensorflow/tfjs-backend-wasm";
import { backend, getBackend, version_core } from "@tensorflow/tfjs-core";

/** The releases whose internals these kernels were written for and tested with. */
const KNOWN_RELEASE = /^4\.22\.\d+$/;

/**
 * The current backend, if it is a wasm backend that these kernels know.
 *
 * @throws BackendError if tfjs's version is unknown or the current backend is not wasm
 */
export function requireWasmBackend(): BackendWasm {
  requireKnownRelease("@tensorflow/tfjs-core", version_core);
  requireKnownRelease("@tensorflow/tfjs-backend-wasm", version_wasm);
  const name = getBackend();
  if (name !== "wasm")
    throw new BackendError(
      `the current tfjs backend must be wasm, got ${name ?? "none"}; call await tf.setBackend("wasm") first`,
    );
  return backend() as BackendWasm; // tfjs registers this class alone under the name "wasm"
}

/**
 * Refuses a release of tfjs whose internals nobody has looked at.
 *
 * @param package_ - the package's name, for the message
 * @param version - its version
 * @throws BackendError if the version is not 4.22.x
 */
export function requireKnownRelease(package_: string, version: string): void {
  if (!KNOWN_RELEASE.test(version))
    throw new BackendError(
      `${package_} must be version 4.22.x, got ${version}; install ${package_}@~4.22.0, or a release of @equal-bits/tfjs-wasm-train that knows ${version}`,
    );
}
