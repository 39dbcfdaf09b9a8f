/** Vite's address of a file: the browser test fetches tfjs's binaries from it. */
declare module "*.wasm?url" {
  const address: string;

  // biome-ignore lint/style/noDefaultExport: Vite makes it the default export
  export { address as default };
}
