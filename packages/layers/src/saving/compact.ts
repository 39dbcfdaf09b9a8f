import { DomainError } from "@equal-bits/core";
import { io } from "@tensorflow/tfjs-core";
import { compactArtifacts } from "./compact-artifacts.js";

/**
 * An io handler that saves the weights of frozen layers at one byte each, and loads like the one it wraps.
 *
 * Every loader of tfjs reads such a file; what else the model holds is saved as usual.
 *
 * @param handler - a handler of tfjs, or an address that it has one for, as `"indexeddb://model"`
 * @returns a handler for `model.save` and `loadLayersModel`
 * @throws DomainError if tfjs has not exactly one handler for the address
 */
export function compact(handler: io.IOHandler | string): io.IOHandler {
  const inner = typeof handler === "string" ? onlyHandlers(handler) : handler;
  const { save, load } = inner;
  return {
    ...(save ? { save: async (artifacts) => save.call(inner, compactArtifacts(artifacts)) } : {}),
    ...(load ? { load: () => load.call(inner) } : {}),
  };
}

function onlyHandlers(address: string): io.IOHandler {
  const [saving, loading] = [io.getSaveHandlers(address), io.getLoadHandlers(address)];
  if (saving.length !== 1)
    throw new DomainError(
      `the address must be one that tfjs saves to, got ${address}; as indexeddb://, localstorage://, downloads:// or http://`,
    );
  const [{ save }] = saving;
  const load = loading[0]?.load?.bind(loading[0]);
  return { ...(save ? { save: save.bind(saving[0]) } : {}), ...(load ? { load } : {}) };
}
