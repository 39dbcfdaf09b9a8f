// One WebAssembly module that works in any memory: every argument is an address in it or a whole number, nothing is
// allocated and nothing is kept between calls.
export { countAbove, firstNonFinite } from "./counting";
export { copyBytes, writeSigns } from "./floors";
export { addMarks, writeAtoms } from "./levels";
export { columnScratchBytes, selectColumns } from "./select-columns";
export { rowScratchBytes, selectRows } from "./select-rows";
export { semiDual, semiDualScratchBytes } from "./semi-dual";
