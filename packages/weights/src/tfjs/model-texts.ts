import { asRecord } from "../json/as-record.js";

/**
 * What a `model.json` says of itself in texts.
 *
 * @internal
 */
export function modelTexts(model: unknown): ReadonlyMap<string, string> {
  const fields = asRecord(model);
  return new Map(
    ["format", "generatedBy", "convertedBy"].flatMap((name) => {
      const text = fields?.get(name);
      return typeof text === "string" ? [[name, text] as const] : [];
    }),
  );
}
