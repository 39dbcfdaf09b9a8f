/** Takes a warning for the user, as a whole sentence. */
export type Warn = (message: string) => void;

/** @internal */
export const warnOnConsole: Warn = (message) => {
  console.warn(`@equal-bits/layers: ${message}`);
};
