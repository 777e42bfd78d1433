import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { RuleFile, RuleVersion } from '../../../kernel/rules/index.ts';
import type { Desk } from '../act.ts';
import type { getBook, getRule, listRules, VersionHead } from '../contract.ts';
import { readVersions } from '../store/versions.ts';

function headOf(desk: Desk, file: RuleFile, v: RuleVersion, on: CalendarDate): VersionHead {
  const packed = desk.packed.rules.find((r) => r.id === file.id)?.versions.some((p) => p.version === v.version) ?? false;
  const { version, from, to, regions, source, confidence } = v;
  return { version, from, to, regions, source, confidence, origin: packed ? 'PACK' : 'PLATFORM', standing: from > on ? 'COMING' : to !== null && to < on ? 'PAST' : 'IN_FORCE' };
}

export async function rulesOn(desk: Desk, db: Sql, on: CalendarDate): Promise<ContractAnswer<typeof listRules>> {
  const { book, revision } = await desk.shelf.current(db);
  return {
    on, revision,
    rules: book.rules.map((file) => ({
      id: file.id, title: file.title, subject: file.subject, topic: file.topic, examples: file.versions.reduce((n, v) => n + v.examples.length, 0),
      versions: file.versions.map((v) => headOf(desk, file, v, on)),
    })),
  };
}

export async function bookOf(desk: Desk, db: Sql, on: CalendarDate | undefined, today: CalendarDate): Promise<ContractAnswer<typeof getBook>> {
  const { book, revision } = await desk.shelf.current(db);
  const holds = (v: RuleVersion): boolean => on === undefined || (v.from <= on && (v.to === null || on <= v.to));
  const rules = book.rules.map((file) => ({ ...file, versions: file.versions.filter(holds) })).filter((file) => file.versions.length > 0);
  return { revision, today, province: desk.province, facts: [...book.facts.values()], rules };
}

/** @throws Problem NOT_FOUND */
export async function ruleOf(desk: Desk, db: Sql, id: string, today: CalendarDate): Promise<ContractAnswer<typeof getRule>> {
  const { book, revision } = await desk.shelf.current(db);
  const rule = book.rules.find((r) => r.id === id);
  if (!rule) throw notFound('规则', 'rule', id);
  const asked = new Set(book.versions.filter((v) => v.file.id === id).flatMap((v) => v.asks.map((f) => f.id)));
  const approvals = (await readVersions(db, null)).filter((v) => v.ruleId === id);
  return {
    revision, today, province: desk.province, rule,
    facts: [...book.facts.values()].filter((f) => asked.has(f.id)),
    heads: rule.versions.map((v) => headOf(desk, rule, v, today)),
    approvals: approvals.map(({ definition, reason, approvedAt, hash }) => ({ version: definition.version, reason, approvedAt: approvedAt.toISOString(), hash })),
  };
}
