import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { RuleBook } from '../../kernel/rules/index.ts';
import type { SandboxParts } from './ask.ts';
import type { getSandboxRule, listSandboxRules } from './contract.ts';
import { leversOf } from './domain/levers.ts';
import { planOf } from './domain/plan.ts';

/** Rules about firms that can be tried, those that pay first. */
export function listRules({ parameters, relations, cities }: SandboxParts, book: RuleBook, named: string[]): ContractAnswer<typeof listSandboxRules> {
  const rules = book.rules.filter((r) => r.subject === 'FIRM').map((r) => ({
    id: r.id, title: r.title, topic: r.topic,
    pays: planOf(book, relations, parameters.costs, [r.id]).supports.some((s) => s.rule === r.id),
    versions: r.versions.map((v) => ({ version: v.version, from: v.from, to: v.to, regions: v.regions, levers: leversOf(v).length })),
  }));
  const { years, level, replicates, takeUp, growth } = parameters;
  return {
    rules: rules.sort((a, b) => Number(b.pays) - Number(a.pays) || (a.id < b.id ? -1 : 1)),
    cities: cities.map(({ code, zh, en }) => ({ code, zh, en })),
    named,
    assumptions: { years, level, replicates, takeUp, growth },
  };
}

/** @throws Problem RULE_UNKNOWN */
export function describeRule(book: RuleBook, id: string): ContractAnswer<typeof getSandboxRule> {
  const file = book.rules.find((r) => r.id === id);
  if (!file) throw new Problem('RULE_UNKNOWN', { status: 404, zh: `没有规则 ${id}`, en: `No rule ${id}`, where: { field: id }, remedy: { zh: '从规则列表中选择', en: 'Choose one of the list' } });
  return {
    id, title: file.title,
    versions: file.versions.map((v) => ({
      version: v.version, from: v.from, to: v.to, regions: v.regions,
      source: { zh: v.source.zh, en: v.source.en, number: v.source.number, clause: v.source.clause },
      levers: leversOf(v),
    })),
  };
}
