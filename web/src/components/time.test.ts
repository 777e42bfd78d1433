import { describe, expect, it } from 'vitest';
import { formatDay, formatInstant } from './time.tsx';

describe('time on the screen', () => {
  it('writes a day as its reader does', () => {
    expect(formatDay('2026-03-01', 'zh')).toBe('2026年3月1日');
    expect(formatDay('2026-03-01', 'en')).toBe('1 Mar 2026');
  });

  it('writes instants in Beijing time, also past midnight', () => {
    expect(formatInstant('2026-03-20T16:30:00Z', 'zh')).toBe('2026-03-21 00:30');
    expect(formatInstant('2026-03-20T08:05:00Z', 'en')).toBe('20 Mar 2026 16:05');
  });
});
