import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icsOf } from './ics.ts';

const STAMP = new Date('2026-11-22T01:02:03Z');
const event = { uid: 'milestone-1@innomatrix', on: '2026-12-31', summary: '节点：主体建设', description: '1. 任务\n某局', url: 'http://example.test/supervision/tasks/1', done: false };

describe('a calendar file', () => {
  it('has whole days that end on the next, a reminder for what is open, and a stamp in UTC', () => {
    const text = icsOf({ name: '督查日历', stamp: STAMP, events: [event, { ...event, uid: 'x', done: true }] });
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text).toContain('DTSTAMP:20261122T010203Z');
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(1);
    expect(text.match(/END:VEVENT/g)).toHaveLength(2);
  });

  it('folds every line at 75 bytes and gives any text back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }).filter((s) => !s.includes('\r')), (summary) => {
        const text = icsOf({ name: 'n', stamp: STAMP, events: [{ ...event, summary }] });
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const unfolded = text.replaceAll('\r\n ', '');
        const value = /(?:^|\r\n)SUMMARY:(.*?)\r\n/s.exec(unfolded)![1]!;
        expect(value.replace(/\\([\\;,n])/g, (_, c: string) => (c === 'n' ? '\n' : c))).toBe(summary);
      }),
    );
  });
});
