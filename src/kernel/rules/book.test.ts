import { describe, expect, it } from 'vitest';
import { openPack } from '../base/pack.ts';
import { packageRoot } from '../base/root.ts';
import { compileRule } from './domain/compile-rule.ts';
import { evaluateRule } from './domain/evaluate.ts';
import { explain } from './domain/explain.ts';
import { checkBook } from './domain/check-book.ts';
import { createRuleBook } from './domain/rule-book.ts';
import { readRuleBook } from './pack.ts';

const book = readRuleBook(openPack(`${packageRoot}/packs/sunan`));

describe("the rules of Su'nan", () => {
  it('come out as every example says, and no table overlaps, leaves gaps or has dead rows, and no requirement contradicts itself', () => {
    expect(checkBook(book)).toEqual([]);
  });

  it.each(book.versions.map((r) => [`${r.file.id}/${r.version.version}`, r] as const))('%s: each leaf names its clause, and an open answer names what is missing', (_, rule) => {
    for (const { facts, on } of rule.version.examples) {
      const said = explain(evaluateRule(rule, facts, on));
      expect(said.leaves.every((leaf) => leaf.clause !== '' || said.source.clause !== undefined)).toBe(true);
      if (said.answer === 'UNKNOWN' || said.gives.some((g) => g.value === null)) expect(said.missing).not.toEqual([]);
    }
  });

  it('hold for the day and the region they are asked for; yesterday is judged by the rule of yesterday', () => {
    expect(book.find('indirect-cost', '2021-08-12').version.version).toBe(1);
    expect(book.find('indirect-cost', '2021-08-13').version.version).toBe(2);
    expect(() => book.find('broker-award', '2024-05-01', '320500')).toThrow(expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }));
    expect(() => book.find('nonesuch', '2024-05-01')).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }));
  });

  it('a moved threshold moves answer and explanation', () => {
    const rule = book.find('technology-sme', '2024-05-01');
    const facts = rule.version.examples[0]!.facts;
    const stricter = structuredClone(rule.version);
    stricter.let.find((l) => l.id === 'staffPoints')!.bracket!.steps[5]!.value = 18;
    const before = explain(evaluateRule(rule, facts, '2024-05-01'));
    const after = explain(evaluateRule(compileRule(rule.file, stricter, book.facts), facts, '2024-05-01'));
    const points = (said: typeof before) => said.workings.find((w) => w.id === 'staffPoints')!.value;
    expect([points(before), points(after)]).toEqual([20, 18]);
    expect([before.gives[0]!.value, after.gives[0]!.value]).toEqual([100, 98]);
  });

  it('refuse a fact nobody defined and a value that cannot be, with the place', () => {
    expect(() => book.evaluate('technology-sme', { employes: 3 }, '2024-05-01')).toThrow(expect.objectContaining({ code: 'RULE_FACT_UNKNOWN', where: { field: 'employes' } }));
    expect(() => book.evaluate('technology-sme', { employees: 3.5 }, '2024-05-01')).toThrow(expect.objectContaining({ code: 'RULE_FACT_INVALID', where: { field: 'employees' } }));
    expect(() => book.evaluate('technology-sme', { employees: '3' }, '2024-05-01')).toThrow(expect.objectContaining({ code: 'RULE_FACT_INVALID' }));
  });

  it('a fault in a rule file names rule, version and part', () => {
    const rule = book.find('technology-sme', '2024-05-01');
    const broken = structuredClone(rule.file);
    broken.versions[0]!.let[0]!.formula = 'technologyStaff / salesLastYear + employees';
    expect(() => createRuleBook([...book.facts.values()], [broken])).toThrow(expect.objectContaining({ code: 'RULE_UNIT_MISMATCH', where: { field: 'technology-sme/1/staffShare', clause: '第六至第九条' } }));
    const twice = { ...rule.file, versions: [rule.file.versions[0]!, { ...rule.file.versions[0]!, version: 2 }] };
    expect(() => createRuleBook([...book.facts.values()], [twice])).toThrow(expect.objectContaining({ code: 'RULE_VERSIONS_OVERLAP' }));
  });
});
