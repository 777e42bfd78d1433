import { describe, expect, it } from 'vitest';
import type { AgendaEntry } from '../../../../src/flows/cockpit/contract.ts';
import { gather } from './gather-entries.ts';

const entry = (kind: AgendaEntry['kind'], zh: string, state: AgendaEntry['state']): AgendaEntry => ({ on: '2026-11-05', kind, task: { id: zh, no: 1, zh, en: zh }, organisation: null, zh, en: zh, state, to: '/' });

describe('entries of a day', () => {
  it('put the reports of a month and state together, keep everything else apart and begin with what is late', () => {
    const groups = gather([
      entry('REPORT', '2026-10', 'DONE'), entry('MILESTONE', '甲', 'OPEN'), entry('REPORT', '2026-10', 'LATE'), entry('REPORT', '2026-10', 'DONE'), entry('MILESTONE', '甲', 'OPEN'),
    ]);
    expect(groups.map((g) => [g.state, g.entries.length])).toEqual([['LATE', 1], ['OPEN', 1], ['OPEN', 1], ['DONE', 2]]);
  });
});
