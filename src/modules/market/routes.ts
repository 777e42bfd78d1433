import { bind, type BoundRoute } from '../../kernel/identity/route.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { actOf, type OrganisationDirectory, type ProcedurePort } from './context.ts';
import * as c from './contract.ts';
import { answerAskedTalk } from './commands/answer-talk.ts';
import { judgeCandidate } from './commands/judge-match.ts';
import { openTalk } from './commands/ask-to-talk.ts';
import { closeDemandCase } from './commands/close-demand.ts';
import { confirmCurrentTerms } from './commands/confirm-terms.ts';
import { createDemandDraft } from './commands/create-demand.ts';
import { draftResult } from './commands/create-result.ts';
import { endOpenTalk } from './commands/end-talk.ts';
import { proposeNewTerms } from './commands/propose-terms.ts';
import { startImportJob } from './commands/start-import.ts';
import { handInDemand } from './commands/submit-demand.ts';
import { updateDemandDraft } from './commands/update-demand.ts';
import { publishOwnResult, updateResultDraft, withdrawOwnResult } from './commands/update-result.ts';
import { addMessage } from './commands/write-message.ts';
import { templateWorkbook } from './formats/write-xlsx.ts';
import type { LibraryRules } from './pack.ts';
import { libraryRoutes } from './library-routes.ts';
import type { LibraryIndex } from './matching/library-index.ts';
import { demandDeskRoutes, type DemandDeskParts } from './demand-desk-routes.ts';
import { getDemandView } from './queries/get-demand.ts';
import { getImportJob, importReportFile, listImportJobs } from './queries/get-import.ts';
import { getResultView } from './queries/get-result.ts';
import { getTalkView } from './queries/get-talk.ts';
import { listDemandViews } from './queries/list-demands.ts';
import { listResultViews } from './queries/list-results.ts';
import { listSnapshots } from './queries/list-snapshots.ts';
import { listVerdictViews } from './queries/list-verdicts.ts';
import { listTalkViews } from './queries/list-talks.ts';
import { matchDemandResults } from './queries/match-demand.ts';
import { matchResults } from './queries/match-results.ts';
import { findSimilarDemands, findSimilarResults } from './queries/find-similar.ts';
import { search } from './queries/search-market.ts';
import type { ReactionBoard } from './reactions.ts';

export interface RouteDependencies extends DemandDeskParts {
  procedure: ProcedurePort;
  identity: OrganisationDirectory;
  reactions: ReactionBoard;
  rules: LibraryRules;
  /** Undefined until the process has started its index. */
  library(): LibraryIndex | undefined;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function marketRoutes(parts: RouteDependencies): BoundRoute[] {
  const { procedure, identity, reactions, library } = parts;
  return [
    ...libraryRoutes(parts),
    ...demandDeskRoutes(parts),
    bind(c.checkUpDemand, async (_ctx, { body }) => c.checkUp(body)),
    bind(c.listDemands, (ctx, { query }) => listDemandViews(ctx.db.sql, ctx.actor, query)),
    bind(c.createDemand, async (ctx, { body: { organisationId, ...draft } }) =>
      getDemandView(ctx.db.sql, ctx.actor, await createDemandDraft(ctx.db, actOf(ctx), identity, draft, organisationId))),
    bind(c.getDemand, (ctx, { params }) => getDemandView(ctx.db.sql, ctx.actor, params.id)),
    bind(c.updateDemand, async (ctx, { params, body: { version, ...draft } }) => {
      await updateDemandDraft(ctx.db, actOf(ctx), params.id, version, draft);
      return getDemandView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.submitDemand, async (ctx, { params, body }) => {
      await handInDemand(ctx.db, actOf(ctx), procedure, params.id, body);
      return getDemandView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.closeDemand, async (ctx, { params, body }) => {
      await closeDemandCase(ctx.db, actOf(ctx), procedure, params.id, body);
      return getDemandView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.matchDemand, (ctx, { params, query }) => matchDemandResults(ctx.db, actOf(ctx), library(), params.id, query)),
    bind(c.judgeMatch, async (ctx, { params, body }) => ({ id: await judgeCandidate(ctx.db, actOf(ctx), library(), params.id, body) })),
    bind(c.listVerdicts, (ctx, { params }) => listVerdictViews(ctx.db.sql, ctx.actor, params.id)),
    bind(c.listMatchSnapshots, (ctx, { params }) => listSnapshots(ctx.db.sql, ctx.actor, params.id)),
    bind(c.matchText, (ctx, { body: { text, ...rest } }) =>
      matchResults(ctx.db.sql, ctx.actor, library(), { ...rest, content: text }, new Map(), ctx.clock.now())),
    bind(c.similarResults, (ctx, { params }) => findSimilarResults(ctx.db.sql, ctx.actor, library(), params.id)),
    bind(c.similarDemands, (ctx, { params }) => findSimilarDemands(ctx.db.sql, ctx.actor, library(), params.id)),
    bind(c.searchMarket, (ctx, { query }) => search(ctx.db.sql, library(), query)),

    bind(c.listResults, (ctx, { query }) => listResultViews(ctx.db.sql, ctx.actor, library(), query)),
    bind(c.createResult, async (ctx, { body }) => getResultView(ctx.db.sql, ctx.actor, await draftResult(ctx.db, actOf(ctx), identity, body))),
    bind(c.getResult, (ctx, { params }) => getResultView(ctx.db.sql, ctx.actor, params.id)),
    bind(c.updateResult, async (ctx, { params, body }) => {
      await updateResultDraft(ctx.db, actOf(ctx), params.id, body.version, body.result);
      return getResultView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.publishResult, async (ctx, { params }) => {
      await publishOwnResult(ctx.db, actOf(ctx), procedure, params.id);
      return getResultView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.withdrawResult, async (ctx, { params, body }) => {
      await withdrawOwnResult(ctx.db, actOf(ctx), procedure, params.id, body.reason);
      return getResultView(ctx.db.sql, ctx.actor, params.id);
    }),

    bind(c.listTalks, (ctx, { query }) => listTalkViews(ctx.db.sql, ctx.actor, query)),
    bind(c.askToTalk, async (ctx, { body }) => getTalkView(ctx.db.sql, ctx.actor, await openTalk(ctx.db, actOf(ctx), identity, procedure, body))),
    bind(c.getTalk, (ctx, { params }) => getTalkView(ctx.db.sql, ctx.actor, params.id)),
    bind(c.answerTalk, async (ctx, { params, body }) => {
      await answerAskedTalk(ctx.db, actOf(ctx), procedure, params.id, body);
      return getTalkView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.writeMessage, async (ctx, { params, body }) => {
      await addMessage(ctx.db, actOf(ctx), params.id, body.text);
      return getTalkView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.proposeTerms, async (ctx, { params, body }) => {
      await proposeNewTerms(ctx.db, actOf(ctx), reactions, params.id, body.version, body.terms);
      return getTalkView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.confirmTerms, async (ctx, { params, body }) => {
      await confirmCurrentTerms(ctx.db, actOf(ctx), reactions, params.id, body.termsVersion);
      return getTalkView(ctx.db.sql, ctx.actor, params.id);
    }),
    bind(c.endTalk, async (ctx, { params, body }) => {
      await endOpenTalk(ctx.db, actOf(ctx), reactions, procedure, params.id, body.reason);
      return getTalkView(ctx.db.sql, ctx.actor, params.id);
    }),

    bind(c.startImport, async (ctx, { query, upload }) => {
      if (!upload) throw fileMissing();
      const { jobId } = await startImportJob(ctx.db, actOf(ctx), identity, upload, query);
      return getImportJob(ctx.db.sql, ctx.actor, jobId);
    }),
    bind(c.listImports, (ctx, { query }) => listImportJobs(ctx.db.sql, ctx.actor, query)),
    bind(c.getImport, (ctx, { params }) => getImportJob(ctx.db.sql, ctx.actor, params.id)),
    bind(c.downloadImportReport, async (ctx, { params }) => ({ contentType: XLSX, ...(await importReportFile(ctx.db.sql, ctx.actor, params.id)) })),
    bind(c.downloadImportTemplate, async (_ctx, { params }) => ({
      contentType: XLSX, fileName: params.kind === 'demands' ? '技术需求导入模板.xlsx' : '科技成果导入模板.xlsx', bytes: await templateWorkbook(params.kind),
    })),
  ];
}

function fileMissing(): Problem {
  return new Problem('IMPORT_FILE_MISSING', {
    status: 400, zh: '没有收到文件', en: 'No file was sent', remedy: { zh: '以 multipart/form-data 的 file 字段上传', en: 'Upload it as field `file` of multipart/form-data' },
  });
}
