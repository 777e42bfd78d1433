import { addDays, type CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Chance } from '../../kernel/base/chance.ts';
import { addYears, type NewDossier } from '../../modules/enterprises/index.ts';
import { two } from './draws.ts';
import type { EnterpriseParameters } from './enterprise-parameters.ts';

interface Life {
  parameters: EnterpriseParameters;
  chance: Chance;
  /** The rung on which the firm is today, more or less: a certificate may have lapsed. */
  stage: string;
  foundedOn: CalendarDate | null;
  city: string;
  today: CalendarDate;
  /** Running number of certificates. */
  serial: { value: number };
  /** Of the last year, in 万元. */
  revenue: number;
}

/** What is written as the life goes on. */
type History = { -readonly [K in 'qualifications' | 'memberships' | 'rounds' | 'incidents']: Mutable<NewDossier[K][number]>[] };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const CLIMBERS = ['HNTE', 'GAZELLE', 'POTENTIAL_UNICORN', 'UNICORN', 'LISTED'];
const LEVELS: Readonly<Record<string, string>> = { GAZELLE: '320000', POTENTIAL_UNICORN: '320000', UNICORN: '320000', INNOVATIVE_SME: '320000', SPECIALISED_SME: '320000' };
const ISSUERS: Readonly<Record<string, string>> = { CN: '全国认定机构（演示）', '320000': '省级主管部门（演示）' };

/** What a firm went through until today: numbers and certificates with their renewals, pools, rounds, troubles. */
export function generateHistory(life: Life): History {
  const history: History = { qualifications: [], memberships: [], rounds: [], incidents: [] };
  if (!life.foundedOn) return history;
  const climbs = CLIMBERS.includes(life.stage);
  const first = climbs || life.stage === 'TECH_SME' || life.stage === 'HNTE_CULTIVATION';
  if (first) techSme(life, history);
  if (climbs) highTech(life, history);
  else libraryOnly(life, history);
  lists(life, history);
  specialised(life, history);
  rounds(life, history);
  incidents(life, history);
  return history;
}

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

function hold(life: Life, { qualifications }: History, type: string, issuedOn: CalendarDate, years: number | null, certNo: string | null = null): void {
  const edition = yearOf(issuedOn);
  if (issuedOn > life.today || issuedOn <= life.foundedOn! || qualifications.some((q) => q.type === type && q.edition === edition)) return;
  const level = LEVELS[type] ?? 'CN';
  qualifications.push({ type, level, edition, certNo, issuedOn, expiresOn: years ? addDays(addYears(issuedOn, years), -1) : null, issuer: ISSUERS[level]!, city: life.city, revokedFrom: null, revokedReason: null });
}

function techSme(life: Life, history: History): void {
  const { chance, today } = life;
  const thisYear = yearOf(today);
  const from = Math.max(yearOf(life.foundedOn!) + chance.integer(1, 2), thisYear - 6);
  const day = `${two(chance.integer(5, 8))}-${two(chance.integer(1, 28))}`;
  for (let year = from; year <= thisYear; year++) if (year === from || chance.next() < 0.93) hold(life, history, 'TECH_SME', `${year}-${day}`, 1);
}

function highTech(life: Life, history: History): void {
  const { chance, today, parameters } = life;
  const thisYear = yearOf(today);
  const day = `${chance.pick(['10', '11', '12'])}-${two(chance.integer(1, 28))}`;
  const last = thisYear - chance.integer(0, 3);
  const start = Math.max(yearOf(life.foundedOn!) + 2, Math.min(last, thisYear - chance.integer(0, 12)));
  let year = start;
  let issued: CalendarDate | undefined;
  const lapses = life.stage === 'HNTE' && chance.next() < parameters.troubles.lapsed;
  for (; year <= thisYear - (lapses ? 3 : 0) && `${year}-${day}` <= today; year += 3) {
    issued ??= `${year}-${day}`;
    life.serial.value += 1;
    hold(life, history, 'HNTE', `${year}-${day}`, 3, `GR${year}32${String(life.serial.value).padStart(6, '0')}`);
  }
  if (!issued) return;
  if (life.stage === 'HNTE' && chance.next() < parameters.troubles.revoked) {
    const q = history.qualifications.findLast((one) => one.type === 'HNTE')!;
    q.revokedFrom = addDays(q.issuedOn, 200) < today ? addDays(q.issuedOn, 200) : q.issuedOn;
    q.revokedReason = '未按规定报送年度发展情况报表';
  }
  if (chance.next() < 0.55) place(life, history, 'hnte', 'CITY', addDays(issued, -chance.integer(200, 700)), { on: issued, because: 'CERTIFIED' });
  if (life.stage === 'GAZELLE' || (life.stage === 'HNTE' && chance.next() < 0.1)) {
    const admitted = addDays(today, -chance.integer(120, 900));
    place(life, history, 'gazelle', 'CITY', admitted, undefined);
  }
}

function libraryOnly(life: Life, history: History): void {
  const { chance, today, stage } = life;
  if (stage === 'HNTE_CULTIVATION') {
    const admitted = addDays(today, -chance.integer(60, 1000));
    if (chance.next() < 0.45) {
      const handed = addDays(admitted, chance.integer(20, 50));
      place(life, history, 'hnte', 'CITY', admitted, { on: handed, because: 'HANDED_OVER' });
      place(life, history, 'hnte', 'PROVINCE', handed, undefined, admitted);
    } else place(life, history, 'hnte', 'CITY', admitted, undefined);
  } else if (stage === 'TECH_SME' && chance.next() < 0.06) {
    const admitted = addDays(today, -chance.integer(1200, 1900));
    place(life, history, 'hnte', 'CITY', admitted, { on: addYears(admitted, 3), because: 'TERM_OVER' });
  }
}

/** A place in a pool; its term runs from the first admission. */
function place(life: Life, { memberships }: History, pool: string, level: 'CITY' | 'PROVINCE', admittedOn: CalendarDate, left: { on: CalendarDate; because: 'CERTIFIED' | 'TERM_OVER' | 'HANDED_OVER' } | undefined, termFrom = admittedOn): void {
  if (admittedOn <= life.foundedOn!) return;
  memberships.push({ pool, level, city: life.city, admittedOn, dueOn: addYears(termFrom, 3), leftOn: left?.on ?? null, leftBecause: left?.because ?? null });
}

function lists(life: Life, history: History): void {
  const { chance, today, stage } = life;
  const thisYear = yearOf(today);
  if (stage === 'GAZELLE') {
    for (let year = thisYear - chance.integer(0, 4); year <= thisYear; year++) hold(life, history, 'GAZELLE', `${year}-09-20`, 2);
    // On this year's list before it is published: still on last year's.
    if (!history.qualifications.some((q) => q.type === 'GAZELLE')) hold(life, history, 'GAZELLE', `${thisYear - 1}-09-20`, 2);
    history.memberships.splice(0, history.memberships.length, ...history.memberships.map((m) => (m.pool === 'gazelle' ? endedByList(m, history) : m)));
  }
  if (stage === 'UNICORN' || stage === 'POTENTIAL_UNICORN') for (let year = thisYear - chance.integer(1, 2); year <= thisYear; year++) hold(life, history, stage, `${year}-10-15`, 1);
  if (stage === 'LISTED') hold(life, history, 'LISTED', addDays(today, -chance.integer(200, 2500)), null, String(688_000 + chance.integer(1, 799)));
}

/** Whoever gets on the list leaves the pool that led there. */
function endedByList<M extends History['memberships'][number]>(m: M, { qualifications }: History): M {
  const listed = qualifications.filter((q) => q.type === 'GAZELLE').map((q) => q.issuedOn).sort().find((on) => on > m.admittedOn);
  return listed ? { ...m, leftOn: listed, leftBecause: 'CERTIFIED' } : m;
}

function specialised(life: Life, history: History): void {
  const { chance, parameters, today, stage } = life;
  if (!['TECH_SME', 'HNTE_CULTIVATION', ...CLIMBERS].includes(stage)) return;
  for (const [type, odds] of Object.entries(parameters.specialised)) {
    if (chance.next() >= odds * (life.revenue > 3000 ? 1.4 : 0.7)) break;
    hold(life, history, type, `${yearOf(today) - chance.integer(0, 2)}-0${chance.integer(1, 9)}-15`, 3);
  }
}

function rounds(life: Life, { rounds: done }: History): void {
  const { chance, stage, today } = life;
  const odds = { POTENTIAL_UNICORN: 1, UNICORN: 1, GAZELLE: 0.4, HNTE: 0.12, STARTUP: 0.15 }[stage] ?? 0.08;
  if (chance.next() >= odds) return;
  const top = { UNICORN: [800_000, 2_000_000], POTENTIAL_UNICORN: [80_000, 300_000], GAZELLE: [30_000, 120_000] }[stage] ?? [2_000, 20_000];
  const names = ['天使轮', 'A轮', 'B轮', 'C轮'];
  let value = chance.integer(top[0]!, top[1]!);
  let on = addDays(today, -chance.integer(200, 900));
  for (let i = chance.integer(0, stage === 'STARTUP' ? 1 : 3); i >= 0 && on > life.foundedOn!; i--) {
    const dollars = chance.next() < 0.08;
    const post = dollars ? Math.round(value / 7) : value;
    done.push({ closedOn: on, name: names[i]!, investors: chance.pick(['金陵示范创投', '太湖示范创投', '龙城示范基金', '独墅湖示范资本']), privateEquity: true, currency: dollars ? 'USD' : 'CNY', paidIn: Math.max(1, Math.round(post * (0.06 + 0.1 * chance.next()))), postMoney: post, source: '增资协议和验资报告' });
    value = Math.max(300, Math.round(value / (1.8 + chance.next())));
    on = addDays(on, -chance.integer(300, 600));
  }
  done.reverse();
}

function incidents({ chance, parameters, today, foundedOn }: Life, { incidents: all }: History): void {
  const on = (days: number): CalendarDate => (addDays(today, -days) > foundedOn! ? addDays(today, -days) : foundedOn!);
  if (chance.next() < parameters.troubles.incident) all.push({ kind: chance.pick(['SAFETY', 'QUALITY', 'ENVIRONMENT']), serious: chance.next() < 0.5, happenedOn: on(chance.integer(20, 900)), description: '行政处罚（演示）', source: '主管部门处罚决定', clearedOn: null });
  if (chance.next() < parameters.troubles.dishonesty) {
    const happenedOn = on(chance.integer(60, 900));
    all.push({ kind: 'DISHONESTY', serious: false, happenedOn, description: '失信记录（演示）', source: '信用信息查询', clearedOn: chance.next() < 0.4 ? addDays(happenedOn, 45) : null });
  }
}
