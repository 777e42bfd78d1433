import { notFound } from '../base/problem.ts';
import { inTransaction } from '../db/index.ts';
import { type Actor, signInRequired } from '../identity/actor.ts';
import { bind, type BoundRoute } from '../identity/route.ts';
import { act } from './commands/act.ts';
import * as contract from './contract.ts';
import { findState } from './domain/definition.ts';
import { diagramOf, mermaidOf } from './domain/diagram.ts';
import { currentDefinition, type EngineContext } from './engine-context.ts';
import { casePage, evaluateStored } from './queries/case-page.ts';
import { listCases } from './queries/cases.ts';
import { inboxOf } from './queries/inbox.ts';
import { listNotices } from './queries/notices.ts';
import { statisticsOf } from './queries/statistics.ts';
import { definitionHash } from './store/definitions.ts';

export function procedureRoutes(context: EngineContext): readonly BoundRoute[] {
  return [
    bind(contract.readInbox, ({ db, actor, clock }, { query }) => inboxOf(context, db.sql, signedIn(actor), clock.now(), query)),
    bind(contract.listCases, ({ db, actor, clock }, { query }) => listCases(context, db.sql, actor, clock.now(), query)),
    bind(contract.readCase, ({ db, actor, clock }, { params }) => casePage(context, db.sql, signedIn(actor), params.id, clock.now())),
    bind(contract.takeAction, ({ db, actor, clock, requestId }, { params, body }) =>
      inTransaction(db, async (tx) => {
        const done = await act(context, tx, {
          caseId: params.id,
          action: params.action,
          ...body,
          actor: signedIn(actor),
          now: clock.now(),
          requestId,
        });
        const { definition } = await evaluateStored(context, tx.sql, done.caseId, clock.now());
        const { id, zh, en } = findState(definition, done.evaluation.state)!;
        return { caseId: done.caseId, seq: done.seq, state: { id, zh, en } };
      }),
    ),
    bind(contract.listProcedures, async () => ({
      items: [...context.current.values()].map(({ definition: { id, version, title, purpose, subjectKind } }) => ({
        id, version, title, purpose, subjectKind,
      })),
    })),
    bind(contract.readProcedure, async ({ db }, { params, query }) => {
      const current = currentDefinition(context, params.id);
      const definition = query.version === undefined ? current : await context.pinned(db.sql, params.id, query.version);
      return {
        definition,
        hash: definitionHash(definition),
        diagram: { zh: diagramOf(definition, { locale: 'zh' }), en: diagramOf(definition, { locale: 'en' }) },
        mermaid: { zh: mermaidOf(definition, 'zh'), en: mermaidOf(definition, 'en') },
      };
    }),
    bind(contract.readStatistics, ({ db, actor, clock }, { params }) => statisticsOf(context, db.sql, actor, params.id, clock.now())),
    bind(contract.listNotices, ({ db, actor, clock }, { query }) => listNotices(context, db.sql, actor, clock.now(), query)),
    bind(contract.readCalendar, async (_, { params }) => {
      const year = context.years.find((y) => y.year === params.year);
      if (!year) throw notFound('年份', 'calendar year', String(params.year));
      return year;
    }),
  ];
}

function signedIn(actor: Actor | undefined): Actor {
  if (!actor) throw signInRequired();
  return actor;
}
