import type { InspectedTensor, Inspection } from "./inspection.js";

/** The inspection as JSON, `{ "schema": 1, "format": …, "filters": …, "layers": [ … ], "totals": { … } }`, with a line break at the end. */
export function inspectionJson(inspection: Inspection): string {
  const { format, metadata, filterAxis, files, fileBytes, tensors, totals, kernels } = inspection;
  return `${JSON.stringify({
    schema: 1,
    format,
    filters: filterAxis,
    metadata: Object.fromEntries(metadata),
    files,
    layers: tensors.map(layerOf),
    totals: { ...totals, fileBytes, kernels },
  })}\n`;
}

function layerOf({ measures, unmeasured, ...tensor }: InspectedTensor): object {
  return {
    ...tensor,
    ratio: measures?.ratio ?? null,
    ratioLeast: measures?.ratioLeast ?? null,
    ratioGreatest: measures?.ratioGreatest ?? null,
    positives: measures?.positives ?? null,
    entropy: measures?.entropy ?? null,
    sparsity: measures?.sparsity ?? null,
    levels: measures?.levels ?? null,
    ...(unmeasured === null ? {} : { unmeasured }),
  };
}
