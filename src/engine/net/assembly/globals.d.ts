/** Set by the compiler: whether relaxed SIMD may be used. */
declare const RELAXED: i32;
