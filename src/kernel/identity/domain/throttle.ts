/** How failed sign-ins are slowed down. Delays grow with the failures; a quiet hour forgives. */
interface Throttle {
  /** Failures without any delay. */
  free: number;
  /** Delay after the first failure beyond `free`, doubled by each further one. */
  firstDelaySeconds: number;
  longestDelaySeconds: number;
}

/** One name from one address: people mistype, then somebody is guessing. */
export const PER_ACCOUNT: Throttle = { free: 4, firstDelaySeconds: 2, longestDelaySeconds: 900 };

/** One address, any name: many people may share one, so it is given more room. */
export const PER_ADDRESS: Throttle = { free: 30, firstDelaySeconds: 2, longestDelaySeconds: 900 };

export const FORGIVEN_AFTER_SECONDS = 3600;

/** Seconds to wait after the given number of failures in a row. */
export function delaySeconds(throttle: Throttle, failures: number): number {
  const beyond = failures - throttle.free;
  if (beyond <= 0) return 0;
  return Math.min(throttle.longestDelaySeconds, throttle.firstDelaySeconds * 2 ** Math.min(beyond - 1, 30));
}
