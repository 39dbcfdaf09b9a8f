// One WebAssembly module that works in any memory: every argument is an address in it or a whole number, nothing is
// allocated and nothing is kept between calls.
export { copyBytes, writeSigns } from "./floors";
export { rowScratchBytes, selectRows } from "./select-rows";
export { columnScratchBytes, selectColumns } from "./select-columns";
export { semiDual, semiDualScratchBytes } from "./semi-dual";
