// float32 as places in their ascending order, so that halving by places reaches any of them in 32 steps.

/** The place of a float32 among all, 0 for both zeros. */
function placeOf(value: f32): i32 {
  const bits = reinterpret<i32>(value);
  return bits >= 0 ? bits : i32.MIN_VALUE - bits;
}

function floatAt(place: i32): f32 {
  return reinterpret<f32>(place >= 0 ? place : i32.MIN_VALUE - place);
}

/** The float32 halfway between two, counted in floats and rounded towards `high`; `high` itself where nothing lies between. */
export function between(low: f32, high: f32): f32 {
  return floatAt(<i32>((<i64>placeOf(low) + <i64>placeOf(high) + 1) >> 1));
}

/** The next smaller float32. */
export function floatBefore(value: f32): f32 {
  return floatAt(placeOf(value) - 1);
}

/** The next greater float32. */
export function floatAfter(value: f32): f32 {
  return floatAt(placeOf(value) + 1);
}
