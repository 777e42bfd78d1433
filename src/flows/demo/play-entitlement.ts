import { z } from 'zod';
import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { demoActor } from './actors.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const entitlementFile = z.strictObject({
  fund: z.string(),
  opinion: z.string(),
  contact: z.string(),
  rounds: z.array(z.strictObject({ programme: z.string(), region: z.string(), title: z.string(), budget: z.number().positive(), openedDaysAgo: z.number().int(), state: z.enum(['NOTICE', 'PAID']), paymentOrder: z.string().optional() })),
});

const readFile = (pack: Pack): z.output<typeof entitlementFile> => pack.read('examples/entitlement.yaml', entitlementFile);

/** One round that was paid, and one on public notice with an objection and an appeal to answer, over the firms of the demonstration. */
export async function playEntitlement(stage: Stage, now: Date): Promise<void> {
  const { house: { entitlement, engine, funds, identity, pack }, tx } = stage;
  const file = readFile(pack);
  const today = dateOf(now);
  const fund = (await funds.summaries(tx.sql)).find((f) => f.code === file.fund)!;
  for (const round of file.rounds) {
    const officer = stage.person('city-officer', `city-${round.region}`);
    const second = demoActor(identity.roles, { organisation: stage.organisation(`city-${round.region}`), role: 'city-officer' }, '复核人员（演示）', now);
    let day = nextWorkingDays(stage, addDays(today, -round.openedDaysAgo), 1);
    const act = (actor: Actor) => ({ now: stage.at(day) < now ? stage.at(day) : now, actor, requestId: 'demo' });
    const step = async (caseId: string, actor: Actor, action: string, data: Record<string, unknown> = {}): Promise<void> => {
      const at = act(actor);
      const { evaluation } = await engine.evaluateStored(tx.sql, caseId, at.now);
      await engine.act(tx, { ...at, caseId, action, data, reason: null, expectedSeq: evaluation.seq });
    };
    const { id, caseId } = await entitlement.openRound(tx, act(officer), {
      programme: round.programme, region: round.region, period: day.slice(0, 4), factsOn: day, fund: file.fund, budgetFen: round.budget * 100, title: `${day.slice(0, 4)}年${round.title}`, demo: true,
    });
    const [first] = (await entitlement.takeUp(tx, { rule: entitlement.ruleOf(round.programme), on: day, city: round.region })).cities;
    // A small demonstration may have nobody on the list.
    if (!first || first.cells.UNCLAIMED.firms === 0) continue;
    await step(caseId, officer, 'submit');
    await step(caseId, second, 'approve', { opinion: file.opinion });
    day = nextWorkingDays(stage, day, 1);
    await entitlement.publishRound(tx, act(officer), id, { contact: file.contact });
    if (round.state !== 'PAID') {
      await playDisputes(stage, id, act);
      continue;
    }
    // Longer than the notice, whatever holidays there are.
    day = addDays(day, 21);
    await step(caseId, second, 'confirm');
    await step(caseId, officer, 'propose');
    const batch = await funds.openBatch(tx, act(officer), { fundId: fund.id, region: round.region, title: `${round.title}拨付`, demo: true });
    await funds.collectProposals(tx, act(officer), batch.id);
    await step(batch.caseId, officer, 'submit');
    await step(batch.caseId, stage.person('service-centre', 'service-centre'), 'check', { opinion: file.opinion });
    await step(batch.caseId, demoActor(identity.roles, { organisation: stage.organisation('secretariat'), role: 'secretariat' }, '秘书处负责人（演示）', now), 'approve');
    day = nextWorkingDays(stage, day, 2);
    await step(batch.caseId, stage.person('city-finance', `finance-${round.region}`), 'pay', { paymentOrder: round.paymentOrder! });
    await entitlement.followPayments(tx, act(officer).now);
  }
}

/** What is said against a list on notice, open for whoever signs in for the city: somebody objects to a firm, and a firm that just missed it appeals. */
async function playDisputes({ house: { entitlement }, person, tx }: Stage, roundId: string, act: (actor: Actor) => { now: Date; actor: Actor; requestId: string }): Promise<void> {
  await entitlement.object(tx, act(person('firm-member', 'voucher-firm-1')), roundId, { no: 3, text: '该企业上年度曾因环境违法受到处罚，建议核实后再予支持。', telephone: '0511-80000000' });
  const own = act(person('firm-member', 'thread-firm'));
  await entitlement.fileAppeal(tx, own, roundId, {
    facts: [{ id: 'hasHighTechCertificate', value: true, source: '今年第一批高新技术企业认定公示名单（演示）' }],
    text: '本企业已列入今年第一批高新技术企业认定公示名单，证书正在制发，请核实后列入。', evidence: '公示名单第12页（演示）', demo: true,
  });
}
