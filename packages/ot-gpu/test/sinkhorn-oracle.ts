/** Sinkhorn's iterations in the log domain in float64, as the formula has them; the plan after so many. */
export function sinkhornLoop(
  cost: Float64Array,
  a: readonly number[],
  b: readonly number[],
  { epsilon, iterations }: { readonly epsilon: number; readonly iterations: number },
): Float64Array {
  const total = a.reduce((sum, mass) => sum + mass, 0);
  const m = b.length;
  const least = leastCosts(cost, a.length, m);
  // start where the reduced costs have potentials 0, as the device does
  let g: readonly number[] = least.columns;
  let f: readonly number[] = [];
  const fitRows = (): number[] =>
    a.map(
      (_, i) =>
        -epsilon * logSum(b.map((mass, j) => Math.log(mass / total) + (g[j] - cost[i * m + j]) / epsilon)),
    );
  f = fitRows();
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (iteration > 0) f = fitRows();
    g = b.map(
      (_, j) =>
        -epsilon * logSum(a.map((mass, i) => Math.log(mass / total) + (f[i] - cost[i * m + j]) / epsilon)),
    );
  }
  return cost.map((value, k) => {
    const [i, j] = [Math.floor(k / m), k % m];
    return a[i] * b[j] === 0 ? 0 : ((a[i] * b[j]) / total) * Math.exp((f[i] + g[j] - value) / epsilon);
  });
}

function logSum(logs: readonly number[]): number {
  const greatest = Math.max(...logs);
  return greatest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - greatest), 0));
}

function leastCosts(cost: Float64Array, n: number, m: number): { columns: number[] } {
  const rows = Array.from({ length: n }, (_, i) => Math.min(...cost.subarray(i * m, (i + 1) * m)));
  const columns = Array.from({ length: m }, (_, j) =>
    Math.min(...rows.map((least, i) => cost[i * m + j] - least)),
  );
  return { columns };
}
