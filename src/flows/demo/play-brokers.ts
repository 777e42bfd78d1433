import { z } from 'zod';
import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { brokerLevels, frequencies, ownStages, searchKinds } from '../../modules/brokers/contract.ts';
import { demoActor } from './actors.ts';
import type { DemoSet } from './generate.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const place = z.string().regex(/^\d{6}$/);
const person = z.strictObject({ organisation: z.string(), region: place, fields: z.array(z.string()), level: z.enum(brokerLevels).nullable(), daysAgo: z.number().int() });

const brokersFile = z.strictObject({
  /** The credit code without its last, computed character. */
  organisations: z.array(z.strictObject({ key: z.string(), nameZh: z.string(), nameEn: z.string(), region: place, code: z.string().length(17) })),
  colleagues: z.array(person.extend({ name: z.string() })),
  broker: person,
  course: z.strictObject({ name: z.string(), hours: z.number().int(), certificate: z.string() }),
  search: z.strictObject({ name: z.string(), kind: z.enum(searchKinds), words: z.string(), field: z.string(), frequency: z.enum(frequencies), daysAgo: z.number().int() }),
  cards: z.array(z.strictObject({ stage: z.enum(ownStages), evidence: z.string(), next: z.string(), nextInDays: z.number().int(), daysAgo: z.number().int() })),
});

const readFile = (pack: Pack): z.output<typeof brokersFile> => pack.read('examples/brokers.yaml', brokersFile);

/** Organisations that only brokers need. */
export const brokerOrganisations = (pack: Pack) =>
  readFile(pack).organisations.map(({ code, ...o }) => ({ ...o, kind: 'agency' as const, park: null, creditCode: code + creditCodeCheckCharacter(code)! }));

const REQUEST = 'demo';

/** Registered brokers, a board with cards in several stages, a saved search with alerts, and a visit asked for. */
export async function playBrokers(stage: Stage, set: DemoSet, demandIds: readonly string[], now: Date): Promise<void> {
  const { house: { brokers, market, identity, pack }, tx } = stage;
  const file = readFile(pack);
  const today = dateOf(now);
  const ago = (days: number): Date => {
    const at = stage.at(nextWorkingDays(stage, addDays(today, -days), 1));
    return at < now ? at : now;
  };
  const act = (actor: Actor, days: number) => ({ now: ago(days), actor, requestId: REQUEST });
  const me = await identity.actorOfLogin(tx.sql, 'broker');
  if (!me) throw new Error('The demonstration has no sign-in of a broker');
  const { id: brokerId } = await enter(stage, act, me, file.broker, file.course, today);
  for (const c of file.colleagues) await enter(stage, act, demoActor(identity.roles, { organisation: stage.organisation(c.organisation), role: 'broker' }, c.name, now), c, file.course, today);

  const open: { id: string; firmKey: string; park: string }[] = [];
  let submitted: { id: string; park: string } | undefined;
  let dealing: { id: string; firmKey: string } | undefined;
  for (const [i, d] of set.demands.entries()) {
    const row = await market.findDemand(tx.sql, demandIds[i]!);
    const park = stage.organisation(d.firmKey).park!;
    if (row?.status === 'PUBLISHED' && !row.anonymous && stage.organisation(d.firmKey).id !== stage.organisation('thread-firm').id) open.push({ id: row.id, firmKey: d.firmKey, park });
    if (row?.status === 'SUBMITTED') submitted ??= { id: row.id, park };
    if (row?.status === 'MATCHED') dealing ??= { id: row.id, firmKey: d.firmKey };
  }
  const mandate = async (demand: { id: string; firmKey: string }, evidence: string, daysAgo: number): Promise<string> => {
    const id = await brokers.proposeMandate(tx, act(me, daysAgo), { subject: 'demand', subjectId: demand.id, rewardTo: 'broker', fromOn: addDays(today, -daysAgo), evidence: { text: evidence, documents: ['走访记录（演示）.pdf'] }, demo: true });
    await brokers.answerMandate(tx, act(stage.person('firm-member', demand.firmKey), daysAgo), id, { accept: true, reason: '' });
    return id;
  };
  // The deal whose price is on public notice: begun by the broker before the two talked.
  if (dealing) await mandate(dealing, '（演示）促成双方洽谈', 30);
  for (const [i, card] of file.cards.entries()) {
    const demand = open[i];
    if (!demand) break;
    const id = await mandate(demand, card.evidence, card.daysAgo);
    await brokers.moveCard(tx, act(me, card.daysAgo), id, { version: 2, stage: card.stage, nextAction: card.next, nextOn: addDays(today, card.nextInDays) });
  }
  const { daysAgo, ...search } = file.search;
  await brokers.saveSearch(tx, act(me, daysAgo), { ...search, region: null }, true);
  await brokers.tick(tx, now);
  if (submitted) await market.askVisitor(tx, { now, actor: stage.person('park-officer', `park-${submitted.park}`), requestId: REQUEST }, submitted.id, brokerId);
}

type Act = (actor: Actor, days: number) => { now: Date; actor: Actor; requestId: string };

async function enter(stage: Stage, act: Act, actor: Actor, p: z.output<typeof person>, course: z.output<typeof brokersFile>['course'], today: CalendarDate): Promise<{ id: string }> {
  const { house: { brokers, engine }, tx } = stage;
  const centre = stage.person('service-centre', 'service-centre');
  const { id, caseId } = await brokers.applyAsBroker(tx, act(actor, p.daysAgo), { organisationId: stage.organisation(p.organisation).id, fields: p.fields, region: p.region, civilServant: false, contact: '（演示）', demo: true });
  if (p.level === null) return { id };
  await brokers.addTraining(tx, act(centre, p.daysAgo - 2), id, { course: course.name, hours: course.hours, endedOn: addDays(today, -p.daysAgo), certificate: course.certificate });
  const step = (action: string, seq: number, by: Actor, days: number, data: Record<string, unknown> = {}) => engine.act(tx, { caseId, action, expectedSeq: seq, ...act(by, days), data, reason: null });
  await step('passTraining', 0, centre, p.daysAgo - 3);
  await step('register', 1, stage.person('city-officer', `city-${p.region}`), p.daysAgo - 8, { level: p.level });
  return { id };
}
