/** What is used of jstat, which brings no types. */
declare module "jstat" {
  const jstat: {
    readonly jStat: {
      mean(values: readonly number[]): number;
      stdev(values: readonly number[], ofSample: boolean): number;
      readonly studentt: { inv(p: number, degreesOfFreedom: number): number };
    };
  };
  export default jstat;
}
