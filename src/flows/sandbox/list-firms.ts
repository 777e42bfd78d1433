import { Problem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { explain } from '../../kernel/rules/index.ts';
import { prepareQuestion, type SandboxParts } from './ask.ts';
import type { SandboxFirm, SandboxQuestion } from './contract.ts';
import { compare, type Drawn, type Verdict } from './domain/verdict.ts';

/** Cities whose firms an actor may see by name: those he answers for, never the zone as a whole. */
export function namedCities(actor: Actor | undefined, cities: readonly string[]): string[] {
  return cities.filter((city) => (actor?.assignments ?? []).some((a) => a.regions.includes(city) && a.grants.some((g) => g.permission === 'sandbox.scenario.run' && g.reach === 'jurisdiction')));
}

/** @throws Problem SANDBOX_FIRMS_STAY_IN_CITY: the reader does not answer for the city */
export function assertNamed(actor: Actor | undefined, cities: readonly string[], city: string): void {
  const mine = namedCities(actor, cities);
  if (mine.includes(city)) return;
  throw new Problem('SANDBOX_FIRMS_STAY_IN_CITY', {
    zh: '企业名单和金额只有该市主管部门可以查看，不出本市', en: 'Firms and their amounts are seen by the officers of their own city alone', where: { field: 'city' },
    remedy: mine.length > 0 ? { zh: `您可以查看：${mine.join('、')}`, en: `You may see: ${mine.join(', ')}` } : { zh: '请使用汇总结果，或联系该市主管部门', en: 'Use the aggregate, or ask the city' },
  });
}

const said = (truth: boolean | undefined): 'YES' | 'NO' | 'UNKNOWN' => (truth === undefined ? 'UNKNOWN' : truth ? 'YES' : 'NO');
const range = ({ lowTotal, highTotal, unbounded }: Drawn): { low: number; high: number | null } => ({ low: lowTotal, high: unbounded ? null : highTotal });

/** The firms of one city with one verdict, the largest difference first. */
export async function listFirms(parts: SandboxParts, db: Sql, now: Date, question: SandboxQuestion & { city: string; verdict: Verdict }, { page, pageSize }: { page: number; pageSize: number }): Promise<{ items: SandboxFirm[]; total: number; page: number; pageSize: number }> {
  const prepared = await prepareQuestion(parts, db, now, question);
  const sides = prepared.sides(question.city);
  const here = prepared.population.cities.find((c) => c.city === question.city);
  const found = (here?.firms ?? []).flatMap((firm, i) => {
    try {
      const c = compare(sides, here!.factsAt(i, prepared.wanted));
      return c.verdict === question.verdict ? [{ firm, c, weight: Math.abs(c.drawnAfter.lowTotal - c.drawnBefore.lowTotal) }] : [];
    } catch (cause) {
      // Counted as unreadable in the aggregate; nothing can be said of it here.
      if (cause instanceof Problem) return [];
      throw cause;
    }
  }).sort((a, b) => b.weight - a.weight || (a.firm.id < b.firm.id ? -1 : 1));
  const items = found.slice((page - 1) * pageSize, page * pageSize).map(({ firm: { id, name, code }, c }): SandboxFirm => {
    const missing = new Map([...c.base.evaluations, ...c.next.evaluations].flatMap((e) => (e ? explain(e).missing.filter((m) => m.of === 'FACT') : [])).map((m) => [m.id, { zh: m.zh, en: m.en }]));
    return {
      id, name, code, verdict: c.verdict, base: range(c.drawnBefore), next: range(c.drawnAfter),
      answers: prepared.plan.rules.map((rule, i) => ({ rule, base: said(c.base.truths[i]), next: said(c.next.truths[i]) })),
      missing: [...missing.values()],
    };
  });
  return { items, total: found.length, page, pageSize };
}
