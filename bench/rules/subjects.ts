import { openPack } from '../../src/kernel/base/pack.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { type CompiledRule, compileRule, factDefinition, readRuleBook, type RuleBook, ruleFile } from '../../src/kernel/rules/index.ts';
import type { Contender } from './contest.ts';
import { jsonRules } from './json-rules.ts';
import { explained, plain } from './ours.ts';
import { zenExpressions, zenTable } from './zen.ts';

export const ON = '2024-05-01';
export const readBook = (): RuleBook => readRuleBook(openPack(`${packageRoot}/packs/sunan`));

const answer = (truth: boolean | undefined): string => (truth ? 'YES' : 'NO');

/** Ours with reasons, ours without, and both peers, on one rule. */
export interface Subject {
  title: string;
  contenders: [explained: Contender, plain: Contender, zen: Contender, jsonRules: Contender];
}

/** The score of a technology SME: five brackets, a sum, gates and a fast lane. */
export function technologySme(book: RuleBook): Subject {
  const rule = book.find('technology-sme', ON);
  const steps = (value: number, bounds: readonly number[], points: readonly number[]): number => points[bounds.filter((b) => value >= b).length]!;
  const share = (a: number, b: number): number => (b === 0 ? Number.NaN : a / b);
  const gates = ['registeredInMainland', 'noSeriousAccident'].map((fact) => ({ fact, operator: 'equal', value: true }));
  const shut = ['inRestrictedList', 'badRecord'].map((fact) => ({ fact, operator: 'equal', value: false }));
  const size = [['employees', 500], ['salesLastYear', 20_000], ['totalAssets', 20_000]].map(([fact, value]) => ({ fact: fact as string, operator: 'lessThanInclusive', value }));
  const lane = ['hasHighTechCertificate', 'nationalAward', 'provincialRdBody', 'ledStandard'].map((fact) => ({ fact, operator: 'equal', value: true }));
  const ladder = (of: string, bounds: readonly string[], points: readonly number[]): string => bounds.map((b, i) => `${of} < ${b} ? ${points[i]} : `).join('') + points.at(-1)!;
  return {
    title: 'Technology SME: score, gates, fast lane',
    contenders: [
      explained(rule, ON, (said) => said.answer), plain(rule, ON, answer),
      zenExpressions({
        staffShare: 'technologyStaff / employees',
        staffPoints: ladder('$.staffShare', ['0.1', '0.15', '0.2', '0.25', '0.3'], [0, 4, 8, 12, 16, 20]),
        salesShare: 'salesLastYear == 0 ? 0 : rdLastYear / salesLastYear',
        salesPoints: ladder('$.salesShare', ['0.02', '0.03', '0.04', '0.05', '0.06'], [0, 10, 20, 30, 40, 50]),
        costShare: 'rdLastYear / costLastYear',
        costPoints: ladder('$.costShare', ['0.1', '0.15', '0.2', '0.25', '0.3'], [0, 10, 20, 30, 40, 50]),
        ipPoints: 'classOneIp >= 1 ? 30 : classTwoIp >= 4 ? 24 : classTwoIp * 6',
        score: '$.staffPoints + ($.salesPoints > $.costPoints ? $.salesPoints : $.costPoints) + $.ipPoints',
        yes: 'registeredInMainland and employees <= 500 and salesLastYear <= 20000 and totalAssets <= 20000 and not inRestrictedList and noSeriousAccident and not badRecord and (($.score >= 60 and $.staffPoints > 0) or hasHighTechCertificate or nationalAward or provincialRdBody or ledStandard)',
      }, (result) => answer(result['yes'] === true)),
      jsonRules([{ conditions: { all: [...gates, ...size, ...shut, { any: [{ all: [{ fact: 'score', operator: 'greaterThanInclusive', value: 60 }, { fact: 'staffPoints', operator: 'greaterThan', value: 0 }] }, ...lane] }] }, event: { type: 'YES' } }], {
        staffPoints: { of: ['technologyStaff', 'employees'], work: (staff, all) => steps(share(staff!, all!), [0.1, 0.15, 0.2, 0.25, 0.3], [0, 4, 8, 12, 16, 20]) },
        salesPoints: { of: ['rdLastYear', 'salesLastYear'], work: (rd, sales) => steps(share(rd!, sales!), [0.02, 0.03, 0.04, 0.05, 0.06], [0, 10, 20, 30, 40, 50]) },
        costPoints: { of: ['rdLastYear', 'costLastYear'], work: (rd, cost) => steps(share(rd!, cost!), [0.1, 0.15, 0.2, 0.25, 0.3], [0, 10, 20, 30, 40, 50]) },
        score: { of: ['staffPoints', 'salesPoints', 'costPoints', 'classOneIp', 'classTwoIp'], work: (staff, sales, cost, one, two) => staff! + Math.max(sales!, cost!) + (one! >= 1 ? 30 : Math.min(24, two! * 6)) },
      }, 'NO'),
    ],
  };
}

/** The eight conditions of a high-tech enterprise. */
export function highTech(book: RuleBook): Subject {
  const rule = book.find('high-tech-enterprise', ON);
  const share = (a: number, b: number): number => (b === 0 ? -1 : a / b);
  const floor = (sales: number): number => (sales <= 5000 ? 0.05 : sales <= 20_000 ? 0.04 : 0.03);
  return {
    title: 'High-tech enterprise: eight conditions',
    contenders: [
      explained(rule, ON, (said) => said.answer), plain(rule, ON, answer),
      zenExpressions({
        rdShare: 'salesThreeYears == 0 ? -1 : rdThreeYears / salesThreeYears',
        rdFloor: 'salesLastYear <= 5000 ? 0.05 : salesLastYear <= 20000 ? 0.04 : 0.03',
        inChina: 'rdThreeYears == 0 ? -1 : rdInChinaThreeYears / rdThreeYears',
        income: 'totalIncome == 0 ? -1 : highTechIncome / totalIncome',
        // Dates of this engine are slow; it gets the registration in days, worked out beforehand.
        yes: "registeredDays >= 365 and ownsCoreIp and inStateFields and technologyStaff / employees >= 0.1 and $.rdShare >= $.rdFloor and $.inChina >= 0.6 and $.income >= 0.6 and innovationScore > 70 and noSeriousAccident",
      }, (result) => answer(result['yes'] === true)),
      jsonRules([{ conditions: { all: [
        { fact: 'registeredDays', operator: 'greaterThanInclusive', value: 365 },
        ...['ownsCoreIp', 'inStateFields', 'noSeriousAccident'].map((fact) => ({ fact, operator: 'equal', value: true })),
        { fact: 'staffShare', operator: 'greaterThanInclusive', value: 0.1 }, { fact: 'rdAbove', operator: 'greaterThanInclusive', value: 0 },
        { fact: 'inChina', operator: 'greaterThanInclusive', value: 0.6 }, { fact: 'income', operator: 'greaterThanInclusive', value: 0.6 }, { fact: 'innovationScore', operator: 'greaterThan', value: 70 },
      ] }, event: { type: 'YES' } }], {
        staffShare: { of: ['technologyStaff', 'employees'], work: (a, b) => share(a!, b!) },
        rdAbove: { of: ['rdThreeYears', 'salesThreeYears', 'salesLastYear'], work: (rd, sales, last) => share(rd!, sales!) - floor(last!) },
        inChina: { of: ['rdInChinaThreeYears', 'rdThreeYears'], work: (a, b) => share(a!, b!) },
        income: { of: ['highTechIncome', 'totalIncome'], work: (a, b) => share(a!, b!) },
      }, 'NO'),
    ],
  };
}

const FACTS = ['employees', 'salesLastYear', 'innovationScore'].map((id) => factDefinition.parse({ id, zh: id, en: id, kind: 'number', min: 0 }));

/** A table of so many rows in which the first that fits answers; the last row takes the rest. */
export function tableRule(rows: readonly { when: string[]; gives: number }[]): CompiledRule {
  const file = ruleFile.parse({
    id: 'grant-table', title: { zh: '表', en: 'Table' }, subject: 'FIRM', topic: 'bench',
    versions: [{
      version: 1, from: '2020-01-01', to: null, regions: ['CN'], source: { zh: '例', en: 'Example' }, confidence: 'DEFAULT',
      let: [{ id: 'grant', zh: '金额', en: 'Grant', table: { hit: 'FIRST', inputs: FACTS.map((f) => f.id), rows } }],
      gives: [{ id: 'grant', zh: '金额', en: 'Grant', formula: 'grant', always: true }],
      examples: [{ name: 'x', on: ON, facts: {}, expect: { answer: 'YES' }, source: 'x' }],
    }],
  });
  return compileRule(file, file.versions[0]!, new Map(FACTS.map((f) => [f.id, f])));
}

/** Sixty rows over three numbers. */
export function decisionTable(): Subject {
  const bands = [20, 50, 100, 300].flatMap((employees) => [1000, 3000, 6000, 12_000, 20_000].flatMap((sales) => [90, 80, 70].map((score) => ({ employees, sales, score }))));
  const rows = [...bands.map(({ employees, sales, score }, i) => ({ when: [`<= ${employees}`, `<= ${sales}`, `>= ${score}`], gives: i + 1 })), { when: ['-', '-', '-'], gives: 0 }];
  const rule = tableRule(rows);
  return {
    title: `Decision table: ${rows.length} rows, 3 inputs, first that fits`,
    contenders: [
      explained(rule, ON, (said) => String(said.gives[0]!.value)), plain(rule, ON, (_, gives) => String(gives['grant'])),
      zenTable(FACTS.map((f) => f.id), rows, (result) => String(result['value'])),
      jsonRules(bands.map(({ employees, sales, score }, i) => ({
        priority: bands.length - i,
        conditions: { all: [{ fact: 'employees', operator: 'lessThanInclusive', value: employees }, { fact: 'salesLastYear', operator: 'lessThanInclusive', value: sales }, { fact: 'innovationScore', operator: 'greaterThanInclusive', value: score }] },
        event: { type: String(i + 1) },
      })), {}, '0'),
    ],
  };
}
