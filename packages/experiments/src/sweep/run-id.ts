import { createHash } from "node:crypto";
import { folderNames } from "../folder-names.js";
import type { TrainingSettings } from "../training-settings.js";
import { versions } from "../versions.js";

/** What a run depends on: its settings, but not whether sockets may be opened. */
export type StudyRunSettings = Omit<TrainingSettings, "offline">;

/**
 * The name of a run in a store: what it trains, for people, and a digest of all that it depends on, the versions of the packages and of tfjs
 * among it.
 *
 * @param run - its settings; whether sockets may be opened makes no difference
 * @param made - the versions; Node's makes no difference. Default those that are installed
 * @internal
 */
export function runId(
  { offline: _offline, ...settings }: StudyRunSettings & { readonly offline?: boolean },
  { node: _node, ...made }: Readonly<Record<string, string>> = versions(),
): string {
  const sorted = Object.entries({ ...settings, made }).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
  const { network, quantizer, weights, seed } = settings;
  const rule = weights === "real" ? "real-valued" : quantizer;
  return `${folderNames([`${network}-${rule}-seed-${seed}`])[0]}-${digest}`;
}

/**
 * Settings without what a run does not depend on.
 *
 * @internal
 */
export function runSettingsOf({ offline: _, ...settings }: TrainingSettings): StudyRunSettings {
  return settings;
}
