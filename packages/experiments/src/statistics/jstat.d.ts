/** What is used of jstat, which brings no types. */
declare module "jstat" {
  const jstat: {
    readonly jStat: {
      stdev(values: readonly number[], ofSample: boolean): number;
      readonly studentt: { inv(p: number, degreesOfFreedom: number): number };
    };
  };
  // biome-ignore lint/style/noDefaultExport: as the package has it
  export default jstat;
}
