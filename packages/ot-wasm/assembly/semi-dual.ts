import { DECIDED, exponential } from "./exponential";
import { bytes } from "./lanes";

/** Bytes of scratch that `semiDual` needs for K levels. */
export function semiDualScratchBytes(levels: i32): usize {
  const boundaries = <usize>(levels - 1);
  return (3 * <usize>levels + boundaries * (boundaries + 1)) << 4;
}

/**
 * The entropic semi-dual of one group of weights, two weights at a time: of a soft assignment with the log-odds
 * slopes[j] · (w − cuts[j]) + tilts[j] between levels j + 1 and j, the masses above each boundary and their derivatives.
 *
 * @param masses - address of n float64, or 0 for 1/n each
 * @param odds - address of 3 (K − 1) float64: slopes, cuts, tilts
 * @param upper - address of K − 1 float64: Σ m_i S_ij
 * @param jacobian - address of (K − 1)² float64: Σ m_i (S_i,max(j,l) − S_ij S_il)
 */
export function semiDual(
  weights: usize,
  n: i32,
  masses: usize,
  levels: i32,
  odds: usize,
  upper: usize,
  jacobian: usize,
  scratch: usize,
): void {
  const boundaries = levels - 1;
  const rows = boundaries * (boundaries + 1);
  const sums = scratch + ((3 * <usize>levels) << 4);
  memory.fill(sums, 0, (<usize>rows) << 4);
  const whole = levels == 2 ? n & ~3 : 0;
  if (whole > 0) addFours(weights, whole, masses, odds, sums);
  for (let i = whole; i < n; i += 2) {
    const both = i + 1 < n;
    const at = weights + bytes(i);
    const w = f64x2.promote_low_f32x4(both ? v128.load64_zero(at) : v128.load32_zero(at));
    let mass = f64x2.splat(1);
    if (masses != 0)
      mass = both ? v128.load(masses + ((<usize>i) << 3)) : v128.load64_zero(masses + ((<usize>i) << 3));
    else if (!both) mass = f64x2.replace_lane(mass, 1, 0);
    if (levels == 2) addTwo(w, mass, odds, sums);
    else addMany(w, mass, levels, odds, sums, scratch);
  }
  const share = masses == 0 ? 1 / <f64>max(1, n) : 1; // no weights have no mass
  for (let j: i32 = 0; j < boundaries; j++) {
    store<f64>(upper + ((<usize>j) << 3), share * sumOfPair(sums + ((<usize>j) << 4)));
    for (let l: i32 = 0; l <= j; l++) {
      const sum = share * sumOfPair(sums + ((<usize>(boundaries + j * boundaries + l)) << 4));
      store<f64>(jacobian + ((<usize>(j * boundaries + l)) << 3), sum);
      store<f64>(jacobian + ((<usize>(l * boundaries + j)) << 3), sum);
    }
  }
}

function sumOfPair(at: usize): f64 {
  return load<f64>(at) + load<f64>(at, 8);
}

/** sums[at] += value, two lanes. */
function addTo(at: usize, value: v128): void {
  v128.store(at, f64x2.add(v128.load(at), value));
}

/** Two levels, four weights at a time; `n` is a multiple of four. */
function addFours(weights: usize, n: i32, masses: usize, odds: usize, sums: usize): void {
  const one = f64x2.splat(1);
  let mass = one;
  let otherMass = one;
  let upper = f64x2.splat(0);
  let otherUpper = upper;
  let slope = upper;
  let otherSlope = upper;
  for (let i: i32 = 0; i < n; i += 4) {
    const at = weights + bytes(i);
    const z = logOdds(f64x2.promote_low_f32x4(v128.load64_zero(at)), odds);
    const otherZ = logOdds(f64x2.promote_low_f32x4(v128.load64_zero(at, 8)), odds);
    if (masses != 0) {
      mass = v128.load(masses + ((<usize>i) << 3));
      otherMass = v128.load(masses + ((<usize>i) << 3), 16);
    }
    const positive = f64x2.ge(z, f64x2.splat(0));
    const otherPositive = f64x2.ge(otherZ, f64x2.splat(0));
    if (f64x2.extract_lane(f64x2.pmin(nearest(z), nearest(otherZ)), 0) > DECIDED) {
      upper = f64x2.add(upper, v128.and(positive, mass));
      otherUpper = f64x2.add(otherUpper, v128.and(otherPositive, otherMass));
      continue;
    }
    const e = unlikelier(z);
    const otherE = unlikelier(otherZ);
    const r = f64x2.div(one, f64x2.add(one, e));
    const otherR = f64x2.div(one, f64x2.add(one, otherE));
    const small = f64x2.mul(e, r);
    const otherSmall = f64x2.mul(otherE, otherR);
    upper = f64x2.add(upper, f64x2.mul(mass, v128.bitselect(r, small, positive)));
    otherUpper = f64x2.add(
      otherUpper,
      f64x2.mul(otherMass, v128.bitselect(otherR, otherSmall, otherPositive)),
    );
    slope = f64x2.add(slope, f64x2.mul(mass, f64x2.mul(small, r)));
    otherSlope = f64x2.add(otherSlope, f64x2.mul(otherMass, f64x2.mul(otherSmall, otherR)));
  }
  addTo(sums, f64x2.add(upper, otherUpper));
  addTo(sums + 16, f64x2.add(slope, otherSlope));
}

/** slope · (w − cut) + tilt of the only boundary. */
function logOdds(w: v128, odds: usize): v128 {
  return f64x2.add(
    f64x2.mul(v128.load64_splat(odds), f64x2.sub(w, v128.load64_splat(odds, 8))),
    v128.load64_splat(odds, 16),
  );
}

/** The lesser of two distances from 0, in the first lane. */
function nearest(z: v128): v128 {
  const distance = f64x2.abs(z);
  return f64x2.pmin(
    distance,
    i8x16.shuffle(distance, distance, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
}

/** e^−|z|. */
function unlikelier(z: v128): v128 {
  return exponential(f64x2.neg(f64x2.min(f64x2.abs(z), f64x2.splat(700))));
}

/** Two levels: a logistic function and its derivative. */
function addTwo(w: v128, mass: v128, odds: usize, sums: usize): void {
  const z = logOdds(w, odds);
  const e = unlikelier(z);
  const r = f64x2.div(f64x2.splat(1), f64x2.add(f64x2.splat(1), e));
  const small = f64x2.mul(e, r);
  addTo(sums, f64x2.mul(mass, v128.bitselect(r, small, f64x2.ge(z, f64x2.splat(0)))));
  addTo(sums + 16, f64x2.mul(mass, f64x2.mul(small, r)));
}

/**
 * Any number of levels. The logarithm of each is summed from the likeliest level outwards: summed from the lowest, they grow
 * so far beyond the differences between neighbours that no digit of these is left.
 */
function addMany(w: v128, mass: v128, levels: i32, odds: usize, sums: usize, scratch: usize): void {
  const boundaries = levels - 1;
  const room = (<usize>levels) << 4;
  const logs = scratch;
  const steps = scratch + room;
  const uppers = scratch + 2 * room;
  const likeliest = findLikeliest(w, boundaries, odds, steps);
  sumOutwards(likeliest, boundaries, steps, logs);
  let total = f64x2.splat(0);
  for (let j = boundaries; j >= 0; j--) {
    const at = (<usize>j) << 4;
    const z = v128.load(logs + at);
    if (j < boundaries) v128.store(uppers + at, total);
    if (!i64x2.all_true(f64x2.lt(z, f64x2.splat(-DECIDED))))
      total = f64x2.add(total, exponential(f64x2.max(z, f64x2.splat(-700))));
  }
  const scale = f64x2.div(f64x2.splat(1), total);
  for (let j: i32 = 0; j < boundaries; j++) {
    const upper = f64x2.mul(v128.load(uppers + ((<usize>j) << 4)), scale);
    const weighted = f64x2.mul(mass, upper);
    v128.store(uppers + ((<usize>j) << 4), upper);
    addTo(sums + ((<usize>j) << 4), weighted);
    for (let l: i32 = 0; l <= j; l++) {
      const other = v128.load(uppers + ((<usize>l) << 4));
      // S is least at the higher boundary: S_max(j,l) is S_j
      addTo(
        sums + ((<usize>(boundaries + j * boundaries + l)) << 4),
        f64x2.mul(weighted, f64x2.sub(f64x2.splat(1), other)),
      );
    }
  }
}

/** The likeliest level of each of two weights; writes the log-odds of each boundary to `steps`. */
function findLikeliest(w: v128, boundaries: i32, odds: usize, steps: usize): v128 {
  let log = f64x2.splat(0);
  let rest = log; // what the additions rounded away
  let likeliest = log;
  for (let j: i32 = 0; j < boundaries; j++) {
    const at = odds + ((<usize>j) << 3);
    const cut = v128.load64_splat(at + ((<usize>boundaries) << 3));
    const tilt = v128.load64_splat(at + ((<usize>boundaries) << 4));
    const z = f64x2.add(f64x2.mul(v128.load64_splat(at), f64x2.sub(w, cut)), tilt);
    v128.store(steps + ((<usize>j) << 4), z);
    const next = f64x2.add(log, z);
    const added = f64x2.sub(next, log);
    rest = f64x2.add(rest, f64x2.add(f64x2.sub(log, f64x2.sub(next, added)), f64x2.sub(z, added)));
    const greater = f64x2.gt(f64x2.add(next, rest), f64x2.splat(0));
    likeliest = v128.bitselect(f64x2.splat(<f64>(j + 1)), likeliest, greater);
    log = v128.andnot(next, greater); // from the likeliest so far
    rest = v128.andnot(rest, greater);
  }
  return likeliest;
}

/** Writes the logarithm of each level, that of the likeliest being 0. */
function sumOutwards(likeliest: v128, boundaries: i32, steps: usize, logs: usize): void {
  let log = f64x2.splat(0);
  v128.store(logs, log);
  for (let j: i32 = 0; j < boundaries; j++) {
    const at = (<usize>j) << 4;
    const above = f64x2.ge(f64x2.splat(<f64>j), likeliest);
    log = v128.and(f64x2.add(log, v128.load(steps + at)), above);
    v128.store(logs + at, log, 16);
  }
  log = f64x2.splat(0);
  for (let j = boundaries - 1; j >= 0; j--) {
    const at = (<usize>j) << 4;
    const below = f64x2.lt(f64x2.splat(<f64>j), likeliest);
    log = v128.and(f64x2.sub(log, v128.load(steps + at)), below);
    v128.store(logs + at, v128.bitselect(log, v128.load(logs + at), below));
  }
}
