/** Vite hands out a file's text under `?raw`. */
declare module "*.txt?raw" {
  const text: string;
  export default text;
}
