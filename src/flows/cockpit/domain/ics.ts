import { addDays, type CalendarDate } from '../../../kernel/base/calendar-date.ts';

export interface IcsEvent {
  /** Stays the same when the calendar is fetched again, so that the event is moved and not doubled. */
  uid: string;
  on: CalendarDate;
  summary: string;
  description: string;
  url: string;
  done: boolean;
}

/**
 * A calendar of whole days by RFC 5545: lines end in CRLF and are folded at 75 bytes, texts are escaped. Open events
 * remind a working person three days before.
 */
export function icsOf(calendar: { name: string; stamp: Date; events: readonly IcsEvent[] }): string {
  const stamp = `${calendar.stamp.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Innomatrix//Calendar//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(calendar.name)}`, 'X-WR-TIMEZONE:Asia/Shanghai',
    ...calendar.events.flatMap((e) => [
      'BEGIN:VEVENT', `UID:${e.uid}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(e.on)}`, `DTEND;VALUE=DATE:${compact(addDays(e.on, 1))}`,
      `SUMMARY:${escape(e.summary)}`, `DESCRIPTION:${escape(e.description)}`, `URL:${e.url}`, 'TRANSP:TRANSPARENT',
      ...(e.done ? [] : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(e.summary)}`, 'TRIGGER:-P3D', 'END:VALARM']),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(fold).map((line) => `${line}\r\n`).join('');
}

const compact = (date: CalendarDate): string => date.replaceAll('-', '');

function escape(text: string): string {
  return text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r\n|\r|\n/g, '\\n');
}

const LINE_BYTES = 75;

/** Folded between characters, never inside one: a Chinese character is three bytes. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
