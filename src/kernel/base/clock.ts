/** Time as an argument. Only the delivery floor makes a clock that reads the machine's time. */
export interface Clock {
  now(): Date;
}

export function fixedClock(instant: string | Date): Clock {
  const at = new Date(instant);
  return { now: () => new Date(at) };
}
