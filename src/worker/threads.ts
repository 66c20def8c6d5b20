const MOST = 4;

/**
 * How many threads inference shall use. More than one needs cross-origin isolation; WebKit has
 * crashed under threads after hundreds of runs, so there it is one.
 */
export function defaultThreads(): number {
  const isWebKit = /AppleWebKit/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent);
  if (!crossOriginIsolated || isWebKit) return 1;
  return Math.max(1, Math.min(MOST, navigator.hardwareConcurrency || 1));
}
