/** The first whole multiple of `seconds` after a moment, so that several processes agree on the moment. */
export function everySeconds(seconds: number): (after: Date) => Date {
  const step = seconds * 1000;
  return (after) => new Date((Math.floor(after.getTime() / step) + 1) * step);
}

export function everyMinutes(minutes: number): (after: Date) => Date {
  return everySeconds(minutes * 60);
}
