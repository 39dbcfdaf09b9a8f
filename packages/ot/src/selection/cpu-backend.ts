import type { OtBackend } from "@equal-bits/core";
import { atomTransportGroups, selectTopGroups } from "./group-transport.js";

/** The reference backend, in plain TypeScript: every other one gives the same bits. */
export const cpuBackend: OtBackend = Object.freeze({
  name: "cpu",
  selectTop: selectTopGroups,
  atomTransport: atomTransportGroups,
});
