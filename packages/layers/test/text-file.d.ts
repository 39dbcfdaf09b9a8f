/** Vite hands out a file's text under `?raw`. */
declare module "*.txt?raw" {
  const text: string;

  // biome-ignore lint/style/noDefaultExport: Vite makes it the default export
  export { text as default };
}
