/** Weights in order, and the pull towards counts. */
export interface RelaxedCountsOptions {
  /** Ascending. */
  readonly sorted: Float32Array;
  /** Ascending. */
  readonly atoms: readonly number[];
  /** What the pull is towards, > 0, their sum the number of weights; need not be whole. */
  readonly prior: readonly number[];
  /** Where to begin: whole counts with the same sum. */
  readonly start: readonly number[];
  /** > 0, finite. */
  readonly strength: number;
}

/**
 * The counts that make Σ (w − y)² + strength · Σ_j c_j log(c_j / prior_j) least, over all whole numbers.
 *
 * In the K − 1 places where the sorted weights are cut this is a sum of convex functions of one place and of the difference
 * of neighbours, so it is L♮-convex: what no joint move of any places by one weight improves is optimal. Moves of 2^k
 * weights come first, the best of all 3^(K − 1) by dynamic programming along the chain.
 *
 * @see Murota, Discrete Convex Analysis (2003), sections 7.1 (L♮-convexity), 7.5 (optimality, proximity) and 10.3 (scaling)
 * @internal
 */
export function relaxedCounts(options: RelaxedCountsOptions): number[] {
  const { sorted, atoms, start } = options;
  const chain = chainOf(options);
  let places = placesOf(start);
  // By proximity the optimum at one scale is within 2 (K − 1) + 2 moves of that at the scale before. The double of it ends
  // the walk also where rounding would let two equal places be exchanged for ever.
  const most = 4 * (atoms.length + 1);
  for (let reach = 2 ** Math.floor(Math.log2(Math.max(1, sorted.length))); reach >= 1; reach /= 2)
    for (let moves = 0; moves < most; moves++) {
      const better = bestMove(chain, places, reach);
      if (better === undefined) break;
      places = better;
    }
  return start.map((_, level) => places[level + 1] - places[level]);
}

/** The objective as a chain: each place has a cost, and each two neighbouring places, which enclose a level. */
interface Chain {
  /** Of cutting above the levels 0 … j, after `place` weights, but for a constant. */
  readonly placeCost: (j: number, place: number) => number;
  /** Of `count` weights on a level; infinite below 0. */
  readonly levelCost: (level: number, count: number) => number;
}

function chainOf({ sorted, atoms, prior, strength }: RelaxedCountsOptions): Chain {
  const { sums, zero } = sumsFromZero(sorted);
  return {
    placeCost: (j, place) => {
      const [gap, middle] = [atoms[j + 1] - atoms[j], atoms[j] / 2 + atoms[j + 1] / 2];
      return 2 * gap * (sums[place] - (place - zero) * middle);
    },
    levelCost: (level, count) =>
      count > 0 ? strength * count * Math.log(count / prior[level]) : count === 0 ? 0 : Infinity,
  };
}

/**
 * Sums of sorted weights up to each place, counted from where they change sign: positive ones upward, negative ones downward.
 * So each range adds to smaller weights only, and its sum, a difference, keeps its digits beside a huge outlier.
 */
function sumsFromZero(sorted: Float32Array): { readonly sums: Float64Array; readonly zero: number } {
  let zero = 0;
  while (zero < sorted.length && sorted[zero] < 0) zero++;
  const sums = new Float64Array(sorted.length + 1);
  for (let place = zero; place < sorted.length; place++) sums[place + 1] = sums[place] + sorted[place];
  for (let place = zero; place > 0; place--) sums[place - 1] = sums[place] - sorted[place - 1];
  return { sums, zero };
}

/** The places before the first level, between neighbours, and after the last. */
function placesOf(counts: readonly number[]): number[] {
  const places = [0];
  for (const count of counts) places.push(places[places.length - 1] + count);
  return places;
}

const SHIFTS = [-1, 0, 1];

/** The best of moving each inner place by −reach, 0 or +reach, or nothing where none improves. */
function bestMove(chain: Chain, places: readonly number[], reach: number): number[] | undefined {
  const inner = places.length - 2;
  const levelChange = (level: number, low: number, high: number): number => {
    const now = places[level + 1] - places[level];
    return chain.levelCost(level, now + high - low) - chain.levelCost(level, now);
  };
  let best = [{ change: 0, shift: 0, path: [] as readonly number[] }];
  for (let j = 0; j < inner; j++)
    best = SHIFTS.map((direction) => {
      const shift = direction * reach;
      const place = places[j + 1] + shift;
      if (!(place >= 0 && place <= places[places.length - 1])) return { change: Infinity, shift, path: [] };
      const own = chain.placeCost(j, place) - chain.placeCost(j, places[j + 1]);
      const changes = best.map((state) => state.change + levelChange(j, state.shift, shift));
      const from = changes.indexOf(Math.min(...changes));
      return { change: changes[from] + own, shift, path: [...best[from].path, shift] };
    });
  const ends = best.map((state) => state.change + levelChange(inner, state.shift, 0));
  const end = ends.indexOf(Math.min(...ends));
  if (!(ends[end] < 0)) return undefined;
  return places.map((place, k) => place + (k > 0 && k <= inner ? best[end].path[k - 1] : 0));
}
