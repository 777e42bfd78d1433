import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../src/kernel/base/calendar-date.ts';
import { openPack } from '../../src/kernel/base/pack.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { isWorkingDay } from '../../src/kernel/base/working-days.ts';
import { evaluateCase, type Evaluation } from '../../src/kernel/procedure/contract.ts';
import { loadProcedureEngine } from '../../src/kernel/procedure/index.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const engine = loadProcedureEngine(pack);
const at = (day: string): Date => new Date(`${day}T01:00:00Z`);

type Step = [day: string, action: string, data?: Record<string, unknown>];

/** A case of a procedure after some steps, each by another person. */
function after(procedure: string, day: string, ...steps: Step[]): Evaluation {
  const actions = steps.map(([on, action, data = {}], i) => ({
    seq: i + 1, action, at: at(on).toISOString(), accountId: `p${i}`, accountName: null, data, reason: null,
  }));
  return evaluateCase(engine.definition(procedure), { openedAt: at(steps[0]?.[0] ?? day).toISOString(), actions }, engine.calendar, at(day));
}

const option = (e: Evaluation, action: string) => e.options.find((o) => o.action === action);

describe('working-day calendar', () => {
  it.each(engine.years.map((y) => [y.year, y] as const))('%i: holidays lie in the year and make-up days are weekend days that are no holiday', (year, y) => {
    const dates = y.holidays.flatMap(({ from, to }) => [from, to]);
    expect([...dates, ...y.makeUpDays].every((d) => d.startsWith(String(year)))).toBe(true);
    expect(y.makeUpDays.every((d) => weekday(d) >= 6 && !engine.calendar.holidays.has(d))).toBe(true);
    expect(y.source.document).not.toBe('');
  });

  it.each(engine.years.filter((y) => !y.provisional).map((y) => [y.year] as const))(
    '%i: swaps no day away: weekdays minus working days are the statutory holidays (11, from 2025 on 13)',
    (year) => {
      let weekdays = 0;
      let working = 0;
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        if (weekday(day) <= 5) weekdays += 1;
        if (isWorkingDay(engine.calendar, day)) working += 1;
      }
      expect(weekdays - working).toBe(year >= 2025 ? 13 : 11);
    },
  );

  it('covers 2021 to 2028 without a gap and says which years are not announced yet', () => {
    expect(engine.years.map((y) => [y.year, y.provisional])).toEqual([
      [2021, false], [2022, false], [2023, false], [2024, false], [2025, false], [2026, false], [2027, true], [2028, true],
    ]);
  });
});

describe('contract registration', () => {
  const accepted: Step[] = [['2026-09-25', 'submit'], ['2026-09-29', 'accept']];

  it('is accepted or returned within 3 working days, not counting Mid-Autumn', () => {
    // Friday 25 September 2026 is the festival; 26 and 27 are the weekend.
    expect(after('contract-registration', '2026-09-24', ['2026-09-24', 'submit']).clocks[0]).toMatchObject({ id: 'preCheck', dueOn: '2026-09-30' });
  });

  it('is decided within 30 calendar days of acceptance', () => {
    const decision = after('contract-registration', '2026-09-29', ...accepted).clocks.find((c) => c.id === 'decision');
    expect(decision).toMatchObject({ status: 'running', dueOn: '2026-10-29' });
  });

  it('is reviewed twice by different officers, and the first reviewer does not decide', () => {
    const reviewed = after('contract-registration', '2026-09-30', ...accepted, ['2026-09-29', 'reviewFirst']);
    expect(option(reviewed, 'reviewSecond')?.notBy).toEqual(['p2']);
    const second = after('contract-registration', '2026-09-30', ...accepted, ['2026-09-29', 'reviewFirst'], ['2026-09-30', 'reviewSecond']);
    expect(option(second, 'register')?.notBy).toEqual(['p2']);
    expect(option(second, 'refuse')?.notBy).toEqual(['p2']);
  });

  it('refused, may be objected to for 15 days', () => {
    const refused = after('contract-registration', '2026-11-02', ...accepted, ['2026-10-09', 'reviewFirst'], ['2026-10-12', 'reviewSecond'], ['2026-10-13', 'refuse']);
    expect(refused).toMatchObject({ state: 'REFUSED', kind: 'stopped', light: 'green' });
    expect(option(refused, 'object')?.notAfter).toBe('2026-10-28');
  });
});

describe('notice of a negotiated price', () => {
  const published: Step[] = [['2026-03-02', 'propose', { proposedPriceFen: 80_000_000 }], ['2026-03-03', 'approve'], ['2026-03-04', 'publishNotice']];
  const objection: Step = ['2026-03-10', 'object', { text: '定价明显偏低，请说明依据' }];

  it('is approved by another person than the one who proposed the price', () => {
    expect(option(after('pricing-notice', '2026-03-02', published[0]!), 'approve')?.notBy).toEqual(['p0']);
  });

  it('runs 15 calendar days after the day of publication; the price is fixed from the next day on', () => {
    const e = after('pricing-notice', '2026-03-19', ...published);
    expect(e.notices[0]).toMatchObject({ from: '2026-03-04', until: '2026-03-19', status: 'running' });
    expect(option(e, 'fixPrice')).toMatchObject({ notBefore: '2026-03-20', blocked: [] });
  });

  it('holds the price up while an objection is open, also after 15 days', () => {
    expect(option(after('pricing-notice', '2026-04-01', ...published, objection), 'fixPrice')?.blocked).toHaveLength(1);
  });

  it('with an upheld objection asks for new terms, a new approval and a full new notice', () => {
    const upheld: Step[] = [...published, objection, ['2026-03-12', 'upholdObjection', { objection: 4, answer: '经核查，依据不足' }]];
    expect(after('pricing-notice', '2026-03-12', ...upheld)).toMatchObject({ state: 'REVISION_REQUIRED', notices: [{ status: 'stopped' }] });
    const again = after('pricing-notice', '2026-03-17', ...upheld, ['2026-03-13', 'revise', { proposedPriceFen: 95_000_000 }], ['2026-03-16', 'approve'], ['2026-03-17', 'publishNotice']);
    expect(again.notices[0]).toMatchObject({ run: 2, from: '2026-03-17', until: '2026-04-01' });
    expect(again.facts['proposedPriceFen']).toBe(95_000_000);
  });

  it('begins anew when the terms change, whatever has run already', () => {
    const changed = after('pricing-notice', '2026-03-18', ...published, ['2026-03-18', 'revise']);
    expect(changed.state).toBe('PRICE_PROPOSED');
    expect(changed.notices[0]!.status).toBe('stopped');
  });
});

describe('publication of a demand', () => {
  it('is verified within 3 working days and goes back to the firm with reasons', () => {
    const submitted = after('demand-publication', '2026-03-02', ['2026-03-02', 'submit']);
    expect(submitted.clocks[0]).toMatchObject({ id: 'verification', dueOn: '2026-03-05' });
    expect(engine.definition('demand-publication').actions.find((a) => a.id === 'returnToFirm')?.reasonRequired).toBe(true);
    expect(after('demand-publication', '2026-03-03', ['2026-03-02', 'submit'], ['2026-03-03', 'returnToFirm']).state).toBe('DRAFT');
  });
});

it('every procedure cites a clause, and each of its names belongs to the module of its subject or to a flow', () => {
  const flows = readdirSync(path.join(packageRoot, 'src/flows'));
  for (const definition of engine.definitions()) {
    const owners = [definition.subjectKind.split('.')[0]!, ...flows];
    const names = definition.actions.flatMap((a) => [...a.guards, ...a.effects]);
    expect(definition.clauses.length).toBeGreaterThan(0);
    expect(names.filter((n) => !owners.includes(n.split('.')[0]!))).toEqual([]);
  }
});

describe('voucher orders', () => {
  const published: Step[] = [
    ['2026-03-02', 'place'], ['2026-03-02', 'accept'], ['2026-03-03', 'reserve'], ['2026-03-04', 'signContract', { contractAmountFen: 1_000_000 }], ['2026-03-04', 'countersign'],
    ['2026-03-05', 'deliver'], ['2026-03-06', 'confirm'], ['2026-03-09', 'redeem'], ['2026-03-10', 'check', { grantFen: 500_000 }], ['2026-03-11', 'publicise'],
  ];
  it('are answered by the provider within 5 working days, and give the quota back when no contract is signed in 30 days', () => {
    const placed = after('voucher-order', '2026-03-02', ['2026-03-02', 'place']);
    expect(placed.clocks.find((c) => c.id === 'acceptance')).toMatchObject({ dueOn: '2026-03-09' });
    const reserved = after('voucher-order', '2026-04-03', ...published.slice(0, 3));
    // The thirtieth day is 2 April, a Thursday.
    expect(reserved.clocks.find((c) => c.id === 'contracting')).toMatchObject({ dueOn: '2026-04-02', late: true });
    expect(option(reserved, 'expire')).toBeDefined();
  });
  it('count as confirmed when the firm does not answer a delivery within 15 days', () => {
    const delivered = after('voucher-order', '2026-03-23', ...published.slice(0, 6));
    // The fifteenth day, 20 March, is a Friday.
    expect(delivered.clocks.find((c) => c.id === 'confirmation')).toMatchObject({ dueOn: '2026-03-20', late: true });
  });
  it('are on notice for 5 working days before anybody approves, and not by who checked', () => {
    const running = after('voucher-order', '2026-03-18', ...published);
    expect(running.notices[0]).toMatchObject({ status: 'running', until: '2026-03-18' });
    expect(option(running, 'approve')).toMatchObject({ notBefore: '2026-03-19', notBy: ['p8'] });
  });
  it('an open objection holds the approval, and an upheld one sends the order back to the check', () => {
    const objected = after('voucher-order', '2026-03-19', ...published, ['2026-03-12', 'object', { objection: '服务没有发生' }]);
    expect(option(objected, 'approve')?.blocked).toHaveLength(1);
    const upheld = after('voucher-order', '2026-03-19', ...published, ['2026-03-12', 'object', { objection: '服务没有发生' }], ['2026-03-13', 'upholdObjection', { objectionNumber: 11, answer: '属实，重新核查' }]);
    expect(upheld.state).toBe('OBJECTED');
    expect(upheld.notices[0]!.status).toBe('stopped');
  });
  it('are paid by neither who checked nor who approved', () => {
    const approved = after('voucher-order', '2026-03-19', ...published, ['2026-03-19', 'approve']);
    expect(option(approved, 'pay')?.notBy.sort()).toEqual(['p10', 'p8']);
  });
});
