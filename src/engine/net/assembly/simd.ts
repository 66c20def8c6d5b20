/** a · b + c. Where the build is the relaxed one, in one instruction and with one rounding. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (RELAXED) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/** PReLU: with slopes of 0 it is ReLU, with slopes of 1 nothing. */
export function activate(x: v128, slopes: v128): v128 {
  const zero = f32x4.splat(0);
  return f32x4.add(f32x4.max(x, zero), f32x4.mul(slopes, f32x4.min(x, zero)));
}
