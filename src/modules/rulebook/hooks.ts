import { appendAudit } from '../../kernel/audit/index.ts';
import { auditActor } from '../../kernel/identity/index.ts';
import type { Effect, Guard, GuardAnswer, ProcedureHooks } from '../../kernel/procedure/index.ts';
import { compileRule } from '../../kernel/rules/index.ts';
import type { Desk } from './act.ts';
import { ruleText } from './domain/rule-text.ts';
import { draftOf } from './draft-of.ts';
import { assessDraft } from './queries/assess-draft.ts';
import { keepDefinition } from './store/definitions.ts';
import { followDraft, numberDraft } from './store/drafts.ts';
import { insertVersion, lockApprovals } from './store/versions.ts';

const unless = (fine: boolean, zh: string, en: string): GuardAnswer => (fine ? { ok: true } : { ok: false, reasons: [{ zh, en }] });

/** Names that `procedures/rule-change.yaml` calls. */
export function rulebookHooks(desk: Desk): ProcedureHooks {
  const sound: Guard = async (tx, ctx) => {
    const { findings } = await assessDraft(desk, tx.sql, await draftOf(tx, ctx.case.subject.id), ctx.now);
    const errors = findings.filter((f) => f.severity === 'ERROR');
    return errors.length === 0 ? { ok: true } : { ok: false, reasons: errors.map(({ zh, en }) => ({ zh, en })) };
  };

  const measured: Guard = async (tx, ctx) => {
    const draft = await draftOf(tx, ctx.case.subject.id);
    const { rule, hash } = await assessDraft(desk, tx.sql, draft, ctx.now);
    return unless(rule?.file.subject !== 'FIRM' || (draft.impact !== null && draft.impactHash === hash), '还没有按本稿测算对现有企业的影响', 'The impact of exactly this text has not been computed');
  };

  const secondPerson: Guard = async (tx, ctx) => {
    const { editors } = await draftOf(tx, ctx.case.subject.id);
    return unless(ctx.actor !== undefined && !editors.includes(ctx.actor.accountId), '起草或改过本稿的人不能批准', 'Whoever wrote in the draft cannot approve it');
  };

  const followed: Effect = async (tx, ctx) => {
    await followDraft(tx.sql, ctx.case.subject.id, { status: ctx.evaluation.state, answer: ctx.reason, byName: ctx.actor?.displayName ?? null, at: ctx.now });
    tx.emit({ topic: 'rulebook.draft.changed', key: ctx.case.subject.id });
  };

  const approved: Effect = async (tx, ctx) => {
    await lockApprovals(tx.sql);
    const draft = await draftOf(tx, ctx.case.subject.id);
    const { book } = await desk.shelf.current(tx);
    const file = book.rules.find((r) => r.id === draft.rule)!;
    // The number is given here, where nobody else can be given the same.
    const definition = { ...draft.definition, version: Math.max(...file.versions.map((v) => v.version)) + 1 };
    const text = ruleText(compileRule(file, definition, book.facts));
    await keepDefinition(tx.sql, text);
    await numberDraft(tx.sql, draft.id, definition);
    await insertVersion(tx.sql, {
      ruleId: draft.rule, definition, hash: text.hash, draftId: draft.id, drafter: draft.drafter, drafterName: draft.drafterName,
      approver: ctx.actor!.accountId, approverName: ctx.actor!.displayName, reason: draft.reason, impact: draft.impact, at: ctx.now,
    });
    await followed(tx, ctx);
    await appendAudit(tx, {
      at: ctx.now, actor: { ...auditActor(ctx.actor!), organisationId: ctx.organisationId, role: ctx.role }, action: 'rulebook.version.approved', subject: { kind: 'rulebook.draft', id: draft.id },
      detail: { rule: draft.rule, version: definition.version, from: definition.from, regions: definition.regions, hash: text.hash, impact: draft.impact?.whole ?? null }, requestId: ctx.requestId,
    });
    tx.emit({ topic: 'rulebook.version.approved', key: draft.rule });
  };

  return {
    guards: { 'rulebook.draft.sound': sound, 'rulebook.draft.measured': measured, 'rulebook.draft.secondPerson': secondPerson },
    effects: { 'rulebook.draft.followed': followed, 'rulebook.version.approved': approved },
  };
}
