import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { listUnits as contract } from '../contract.ts';
import { readResponsibilities } from '../store/responsibilities.ts';

export async function listUnits(parts: SupervisionParts, db: Sql): Promise<ContractAnswer<typeof contract>> {
  const [all, tasks] = await Promise.all([readResponsibilities(db), parts.tasks(db)]);
  const named = (kind: 'unit' | 'task', key: string): boolean => all.some((r) => r.kind === kind && r.key === key);
  const leads = [...new Set(tasks.flatMap((t) => (t.lead ? [t.lead] : [])))];
  return {
    units: all.map((r) => ({ kind: r.kind, key: r.key, organisationId: r.organisationId, organisationName: r.organisationName, setBy: r.setByName, setAt: r.setAt.toISOString() })),
    open: [
      ...leads.filter((lead) => !named('unit', lead)).map((lead) => ({ kind: 'unit' as const, key: lead, zh: lead, en: lead })),
      ...tasks.filter((t) => t.lead === null && !named('task', t.id)).map((t) => ({ kind: 'task' as const, key: t.id, zh: `${t.no}. ${t.zh}`, en: `${t.no}. ${t.en}` })),
    ],
  };
}
