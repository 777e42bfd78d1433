import fc from 'fast-check';
import path from 'node:path';
import { expect, it } from 'vitest';
import { addDays } from '../../src/kernel/base/calendar-date.ts';
import { openPack } from '../../src/kernel/base/pack.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { evaluateCase } from '../../src/kernel/procedure/contract.ts';
import { loadProcedureEngine } from '../../src/kernel/procedure/index.ts';

const engine = loadProcedureEngine(openPack(path.join(packageRoot, 'packs/sunan')));
const definition = engine.definition('pricing-notice');
const START = '2026-03-02';
const at = (day: string): string => `${day}T01:00:00.000Z`;

it('whatever people do in whatever order: a price is fixed only after a full notice since its last change, with every objection answered', () => {
  fc.assert(fc.property(fc.array(fc.record({ pick: fc.nat(), days: fc.integer({ min: 0, max: 9 }) }), { minLength: 4, maxLength: 24 }), (choices) => {
    let day = START;
    const actions: { seq: number; action: string; at: string; accountId: string; accountName: null; data: Record<string, unknown>; reason: null }[] = [];
    // What a person would keep in his head beside the engine.
    let published: string | null = null;
    let approved = false;
    const open = new Set<number>();
    for (const { pick, days } of choices) {
      day = addDays(day, days);
      const e = evaluateCase(definition, { openedAt: at(START), actions }, engine.calendar, new Date(at(day)));
      const possible = e.options.filter((o) => o.blocked.length === 0 && (o.notBefore === null || o.notBefore <= day) && o.action !== 'withdraw');
      const fixable = possible.some((o) => o.action === 'fixPrice');
      if (fixable) {
        expect(approved && published !== null && open.size === 0).toBe(true);
        expect(day > addDays(published!, 15)).toBe(true);
      }
      const candidates = possible.filter((o) => o.action !== 'fixPrice' && (open.size > 0 || !o.action.endsWith('Objection')));
      const next = candidates[pick % Math.max(1, candidates.length)];
      if (!next) return;
      const seq = actions.length + 1;
      const [objection] = open;
      const answers = next.action.endsWith('Objection');
      actions.push({ seq, action: next.action, at: at(day), accountId: `p${seq}`, accountName: null, reason: null, data: answers ? { objection, answer: '已核实' } : next.action === 'object' ? { text: '价格偏低' } : {} });
      if (next.action === 'object') open.add(seq);
      if (answers) open.delete(objection!);
      if (next.action === 'approve') approved = true;
      if (next.action === 'publishNotice') published = day;
      if (['propose', 'revise', 'disapprove', 'upholdObjection'].includes(next.action)) [approved, published] = [false, null];
    }
  }), { numRuns: 400 });
});
