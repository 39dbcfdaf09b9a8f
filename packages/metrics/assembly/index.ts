// One WebAssembly module that works in any memory: every argument is an address in it or a whole number, nothing is
// allocated and nothing is kept between calls.
export { countDiffering, countDifferingPerRow } from "./differing";
