const PAGE = 65536;

/**
 * A memory with a place for each of some arrays, each at the beginning of a page.
 *
 * @param {Readonly<Record<string, number>>} bytes - how much room each needs
 * @param {{ shared: boolean }} options - whether threads share the memory
 * @returns {{ memory: WebAssembly.Memory, at: Readonly<Record<string, number>> }} the memory, and where each lies
 */
export function wasmRoom(bytes, { shared }) {
  const at = {};
  let pages = 1; // address 0 stands for nothing
  for (const [name, length] of Object.entries(bytes)) {
    at[name] = pages * PAGE;
    pages += Math.ceil(length / PAGE) + 1;
  }
  return { memory: new WebAssembly.Memory({ initial: pages, maximum: pages, shared }), at };
}
