// Where a threshold is aimed if the weights are normal. Aims cost passes when they miss, never exactness.

/** Above which point the share `share` of a standard normal lies; good to 0.01. */
export function upperNormalQuantile(share: f64): f64 {
  const q = 0.5 - share;
  if (abs(q) < 0.425) {
    const r = q * q;
    return (
      (q * (2.50662823884 + r * (-18.61500062529 + r * (41.39119773534 - r * 25.44106049637)))) /
      (1 + r * (-8.4735109309 + r * (23.08336743743 + r * (-21.06224101826 + r * 3.13082909833))))
    );
  }
  const tail = max(1e-9, share < 0.5 ? share : 1 - share);
  const t = sqrt<f64>(-2 * logarithm(tail));
  const z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return share < 0.5 ? z : -z;
}

/** Density of a standard normal at z; good to a few per cent. */
export function normalDensity(z: f64): f64 {
  let power = 1 + (z * z) / 32;
  power *= power;
  power *= power;
  power *= power;
  power *= power;
  return 0.3989 / power;
}

/** The natural logarithm to 0.01, from the exponent and a parabola through the mantissa: a table would be a data segment. */
function logarithm(value: f64): f64 {
  const bits = reinterpret<i64>(value);
  const exponent = <f64>((bits >> 52) - 1023);
  const mantissa = reinterpret<f64>((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
  return 0.6931471805599453 * (exponent + (mantissa - 1) * (1 + 0.34 * (2 - mantissa)));
}
