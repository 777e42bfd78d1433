import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import type { Actor, Organisation } from '../../kernel/identity/index.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { answerAskedTalk } from './commands/answer-talk.ts';
import { confirmCurrentTerms } from './commands/confirm-terms.ts';
import { endOpenTalk } from './commands/end-talk.ts';
import { proposeNewTerms } from './commands/propose-terms.ts';
import { addMessage } from './commands/write-message.ts';
import type { TalkView, Terms } from './contract/talk.ts';
import { relationKnown } from './domain/relation.ts';
import { getTalkView } from './queries/get-talk.ts';
import { listTalkViews } from './queries/list-talks.ts';
import { noReactions, type AgreedTalk } from './reactions.ts';
import { days, marketHouse, type MarketHouse, marketMigrations, NOW, RESULT } from './testing/market-house.ts';

let test: TestDatabase;
let house: MarketHouse;
let firm: Organisation;
let university: Organisation;
let buyer: Actor;
let colleague: Actor;
let seller: Actor;
let lead: Actor;
let officer: Actor;
let strangers: Actor[];

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  firm = await house.organisation('无锡锐切工具有限公司', 'firm');
  university = await house.organisation('南京示例大学', 'university', { region: '320100' });
  const park = await house.organisation('无锡高新区管委会', 'park');
  buyer = house.person('firm-member', firm);
  colleague = house.person('firm-member', firm);
  seller = house.person('transfer-officer', university);
  lead = house.person('transfer-lead', university);
  officer = house.person('park-officer', park, { regions: ['320200'], parks: ['P04'] });
  strangers = [
    house.person('firm-member', await house.organisation('苏州对手刀具有限公司', 'firm', { region: '320500' })),
    house.person('transfer-officer', await house.organisation('苏州另一大学', 'university', { region: '320500' })),
    house.person('secretariat', await house.organisation('秘书处', 'government')),
    house.person('service-centre', await house.organisation('服务中心', 'agency')),
    officer,
  ];
});
afterAll(() => test?.drop());
beforeEach(() => {
  house.reactions.current = noReactions();
});

const TERMS: Terms = { contractType: 'LICENCE_PATENT', pricingMode: 'NEGOTIATED', priceFen: 60_000_000, paymentMode: 'LUMP_SUM', scope: '普通许可，江苏，5 年', relatedParties: false };
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const view = (id: string, actor = buyer): Promise<TalkView> => getTalkView(test.db.sql, actor, id);
const propose = async (id: string, actor: Actor, terms: Terms = TERMS): Promise<void> =>
  proposeNewTerms(test.db, house.act(actor), house.reactions, id, (await view(id, actor)).version, terms);
const confirm = async (id: string, actor: Actor, version?: number): Promise<void> =>
  confirmCurrentTerms(test.db, house.act(actor), house.reactions, id, version ?? (await view(id, actor)).terms.at(-1)!.version);

async function asked(result = RESULT): Promise<{ id: string; demandId: string; resultId: string }> {
  const demandId = await house.publishDemand(buyer, officer);
  const resultId = await house.publishResult(seller, result);
  return { id: await house.talk(buyer, demandId, resultId), demandId, resultId };
}
async function open(result = RESULT): Promise<{ id: string; demandId: string; resultId: string }> {
  const talk = await asked(result);
  await answerAskedTalk(test.db, house.act(seller), house.procedure, talk.id, { accept: true, reason: '' });
  return talk;
}

describe('asking and answering', () => {
  it('shows the talk to its two parties and to nobody else, however far their reach', async () => {
    const { id } = await asked();
    expect((await view(id, buyer)).side).toBe('buyer');
    expect((await view(id, seller)).side).toBe('seller');
    expect((await view(id, colleague)).messages.map((m) => m.text)).toEqual(['希望了解寿命试验数据']);
    for (const stranger of [...strangers, lead]) expect(await code(view(id, stranger))).toBe('NOT_FOUND');
    expect(await code(getTalkView(test.db.sql, undefined, id))).toBe('NOT_FOUND');
    const lists = await Promise.all(strangers.map((s) => listTalkViews(test.db.sql, s, { page: 1, pageSize: 50 })));
    expect(lists.flatMap((l) => l.items)).toEqual([]);
  });

  it('is for the firm of the demand only, about results in the library of others', async () => {
    const demandId = await house.publishDemand(buyer, officer);
    const resultId = await house.publishResult(seller);
    expect(await code(house.talk(strangers[0]!, demandId, resultId))).toBe('FORBIDDEN');
    expect(await code(house.talk(buyer, await house.draftDemand(buyer), resultId))).toBe('DEMAND_NOT_OPEN');
    await house.talk(buyer, demandId, resultId);
    expect(await code(house.talk(colleague, demandId, resultId))).toBe('TALK_EXISTS');
    expect((await house.market.findResult(test.db.sql, resultId))!.status).toBe('NEGOTIATING');
  });

  it('is answered by the owner of the result; a refusal gives its reason and frees the result', async () => {
    const { id, demandId, resultId } = await asked();
    expect(await code(answerAskedTalk(test.db, house.act(buyer), house.procedure, id, { accept: true, reason: '' }))).toBe('TALK_NOT_ASKED');
    await answerAskedTalk(test.db, house.act(seller), house.procedure, id, { accept: false, reason: '已独占许可他人' });
    expect(await view(id)).toMatchObject({ status: 'DECLINED', declineReason: '已独占许可他人', may: { write: false, end: false } });
    expect((await house.market.findResult(test.db.sql, resultId))!.status).toBe('PUBLISHED');
    expect(await code(addMessage(test.db, house.act(buyer), id, '还有可能吗'))).toBe('TALK_CLOSED');
    expect(await code(house.talk(buyer, demandId, resultId))).toBe('no problem');
  });
});

describe('terms', () => {
  it('are agreed when both sides have confirmed the same version', async () => {
    const { id } = await open();
    await propose(id, buyer);
    expect(await view(id, seller)).toMatchObject({ status: 'OPEN', may: { confirm: true } });
    expect(await view(id, buyer)).toMatchObject({ may: { confirm: false } });
    await confirm(id, seller);
    expect(await view(id)).toMatchObject({ status: 'AGREED', noticeNeeded: true, may: { enterContract: false } });
  });

  it('lose every confirmation when they are changed', async () => {
    const { id } = await open();
    await propose(id, buyer);
    await propose(id, seller, { ...TERMS, priceFen: 70_000_000 });
    const [first, second] = (await view(id)).terms;
    expect(first).toMatchObject({ version: 1, sellerConfirmedAt: null });
    expect(second).toMatchObject({ version: 2, buyerConfirmedAt: null, sellerConfirmedAt: expect.any(String) });
    expect(await code(confirm(id, buyer, 1))).toBe('TERMS_NOT_CURRENT');
    await confirm(id, buyer, 2);
    expect((await view(id)).status).toBe('AGREED');
  });

  it('that are agreed become open again by a new proposal, and the flow is told', async () => {
    const told: string[] = [];
    house.reactions.current = { ...noReactions(), agreementLapsed: async (_tx, _act, talk) => void told.push(talk.status) };
    const { id } = await open();
    await propose(id, buyer);
    await confirm(id, seller);
    await propose(id, seller, { ...TERMS, priceFen: 65_000_000 });
    expect(await view(id)).toMatchObject({ status: 'OPEN', may: { confirm: true } });
    expect(told).toEqual(['AGREED']);
  });

  it('confirmed by both at the same moment are agreed exactly once', async () => {
    for (let round = 0; round < 5; round++) {
      const agreed: AgreedTalk[] = [];
      house.reactions.current = { ...noReactions(), talkAgreed: async (_tx, _act, a) => void agreed.push(a) };
      const { id } = await open();
      await propose(id, buyer);
      await Promise.all([confirm(id, seller, 1), confirm(id, buyer, 1), confirm(id, colleague, 1), confirm(id, seller, 1)]);
      expect((await view(id)).status).toBe('AGREED');
      expect(agreed).toHaveLength(1);
    }
  });

  it('proposed while the other confirms are never agreed in a version that one side did not confirm', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await open();
      await propose(id, buyer);
      const { version } = await view(id);
      await Promise.allSettled([
        confirm(id, seller, 1),
        proposeNewTerms(test.db, house.act(buyer), house.reactions, id, version, { ...TERMS, priceFen: 50_000_000 }),
      ]);
      const { status, terms } = await view(id);
      const last = terms.at(-1)!;
      expect(status === 'AGREED').toBe(last.buyerConfirmedAt !== null && last.sellerConfirmedAt !== null);
    }
  });

  it('may be undone by a flow that fails: the confirmation is not kept either', async () => {
    house.reactions.current = { ...noReactions(), talkAgreed: () => Promise.reject(new Error('flow broke')) };
    const { id } = await open();
    await propose(id, buyer);
    await expect(confirm(id, seller)).rejects.toThrow('flow broke');
    expect(await view(id)).toMatchObject({ status: 'OPEN', terms: [{ sellerConfirmedAt: null }] });
  });

  it('of a result that is no job result, or with a listed price, need no notice', async () => {
    const { id } = await open({ ...RESULT, jobResult: false });
    await propose(id, buyer);
    await confirm(id, seller);
    expect(await view(id, seller)).toMatchObject({ status: 'AGREED', noticeNeeded: false, may: { enterContract: true } });
    const listed = await open();
    await propose(listed.id, buyer, { ...TERMS, pricingMode: 'LISTED' });
    await confirm(listed.id, seller);
    expect(await view(listed.id)).toMatchObject({ noticeNeeded: false });
  });
});

describe('the notice of a negotiated price', () => {
  const FORM = {
    resultName: RESULT.title, resultAbstract: RESULT.abstract, buyer: '无锡锐切工具有限公司', mode: 'LICENCE_ORDINARY', scope: '普通许可，江苏，5 年',
    proposedPriceFen: TERMS.priceFen, relatedParty: false, basis: 'NEGOTIATION', basisNote: '参考同类许可协商确定',
  };

  async function priced(): Promise<{ id: string; caseId: string; resultId: string }> {
    house.reactions.current = {
      ...noReactions(),
      talkAgreed: async (tx, act, { talk, noticeNeeded }) => {
        if (!noticeNeeded) return;
        const { id: caseId } = await house.procedure.openCase(tx, act, {
          definitionId: 'pricing-notice', subject: { kind: 'market.talk', id: talk.id }, title: talk.resultTitle, region: talk.sellerRegion, park: null,
          parties: { university: [{ organisationId: talk.sellerId, name: talk.sellerName }], firm: [{ organisationId: talk.buyerId, name: talk.buyerName }] },
        });
        await house.market.setPricingCase(tx, act, talk.id, caseId);
      },
    };
    const { id, resultId } = await open();
    await propose(id, buyer);
    await confirm(id, seller);
    return { id, resultId, caseId: (await view(id)).pricingCaseId! };
  }
  const approve = (caseId: string, now = NOW): Promise<void> =>
    house.take(lead, caseId, 'approve', { meeting: '校长办公会', meetingOn: '2026-03-03', minutesNumber: '2026-5', unitRule: '成果转化办法（2025）' }, { now });
  const publish = (caseId: string, now = NOW): Promise<void> =>
    house.take(seller, caseId, 'publishNotice', { unitPlace: '校内公告栏', unitPosted: true, contact: '技转处 025-0000' }, { now });

  it('publishes only what both sides agreed', async () => {
    const { id, caseId } = await priced();
    expect((await view(id)).status).toBe('PRICING');
    expect(await code(house.take(seller, caseId, 'propose', { ...FORM, proposedPriceFen: 1 }))).toBe('GUARD_REFUSED');
    expect(await code(house.take(seller, caseId, 'propose', { ...FORM, buyer: '别家公司' }))).toBe('GUARD_REFUSED');
    expect(await code(house.take(seller, caseId, 'propose', { ...FORM, relatedParty: true }))).toBe('GUARD_REFUSED');
    expect(await code(house.take(seller, caseId, 'propose', FORM))).toBe('no problem');
  });

  it('lets the contract be entered after fifteen days, and not before', async () => {
    const { id, caseId, resultId } = await priced();
    await house.take(seller, caseId, 'propose', FORM);
    await approve(caseId);
    await publish(caseId);
    expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(15) }))).not.toBe('no problem');
    expect(await code(inTransaction(test.db, (tx) => house.market.markTalkContracted(tx, house.act(seller), id)))).toBe('TALK_NOT_OPEN');
    await house.take(seller, caseId, 'fixPrice', {}, { now: days(16) });
    expect(await view(id, seller)).toMatchObject({ status: 'PRICE_FIXED', may: { enterContract: true } });
    await inTransaction(test.db, (tx) => house.market.markTalkContracted(tx, house.act(seller), id));
    expect((await view(id)).status).toBe('CONTRACTED');
    expect((await house.market.findResult(test.db.sql, resultId))!.status).toBe('CONTRACTED');
  });

  it('starts over when the price is changed under it', async () => {
    const { id, caseId } = await priced();
    await house.take(seller, caseId, 'propose', FORM);
    await approve(caseId);
    await publish(caseId);
    await propose(id, seller, { ...TERMS, priceFen: 75_000_000 });
    // The old price cannot be fixed any more, agreed anew or not.
    expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(16) }))).toBe('TERMS_CHANGED_SINCE_NOTICE');
    await confirm(id, buyer);
    expect(await view(id)).toMatchObject({ status: 'PRICING', pricingCaseId: caseId });
    expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(16) }))).toBe('TERMS_CHANGED_SINCE_NOTICE');
    await house.take(seller, caseId, 'revise', { ...FORM, proposedPriceFen: 75_000_000 }, { reason: '双方重新议价', now: days(5) });
    await approve(caseId, days(6));
    await publish(caseId, days(6));
    expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(16) }))).not.toBe('no problem');
    await house.take(seller, caseId, 'fixPrice', {}, { now: days(22) });
    expect((await view(id)).status).toBe('PRICE_FIXED');
  });

  it('starts over when the scope is changed under it, the price being the same', async () => {
    const { id, caseId } = await priced();
    await house.take(seller, caseId, 'propose', FORM);
    await approve(caseId);
    await publish(caseId);
    await propose(id, seller, { ...TERMS, scope: '独占许可，全国，10 年' });
    await confirm(id, buyer);
    expect(await view(id)).toMatchObject({ status: 'PRICING', pricingCaseId: caseId });
    expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(16) }))).toBe('TERMS_CHANGED_SINCE_NOTICE');
    expect(await code(house.take(seller, caseId, 'revise', FORM, { reason: '范围调整', now: days(16) }))).toBe('GUARD_REFUSED');
  });

  it('starts over when anything at all of the terms is changed after its publication, also what the notice does not show', async () => {
    const changes: Partial<Terms>[] = [{ priceFen: 75_000_000 }, { scope: '独占许可，全国，10 年' }, { contractType: 'LICENCE_KNOWHOW' }, { paymentMode: 'INSTALMENT' }, { relatedParties: true }, { pricingMode: 'LISTED' }];
    for (const change of changes) {
      const { id, caseId } = await priced();
      await house.take(seller, caseId, 'propose', FORM);
      await approve(caseId);
      await publish(caseId);
      await proposeNewTerms(test.db, house.act(seller, days(2)), house.reactions, id, (await view(id, seller)).version, { ...TERMS, ...change });
      await confirmCurrentTerms(test.db, house.act(buyer, days(2)), house.reactions, id, 2);
      expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(16) })), JSON.stringify(change)).toBe('TERMS_CHANGED_SINCE_NOTICE');
      if (change.paymentMode === undefined) continue;
      // The same words published anew run their full time, and then the price stands.
      await house.take(seller, caseId, 'revise', FORM, { reason: '改为分期付款', now: days(3) });
      await approve(caseId, days(3));
      await publish(caseId, days(3));
      expect(await code(house.take(seller, caseId, 'fixPrice', {}, { now: days(20) }))).toBe('ACTION_NOT_POSSIBLE');
      await house.take(seller, caseId, 'fixPrice', {}, { now: days(21) });
      expect((await view(id)).status).toBe('PRICE_FIXED');
    }
  });

  it('says so when the buyer is a completer, is spoken for by one, or is on record as related, though both sides keep quiet', async () => {
    const quiet = async (): Promise<string> => code(house.take(seller, (await priced()).caseId, 'propose', FORM));
    expect(await quiet()).toBe('no problem');
    house.related.add(`${firm.id} ${university.id}`);
    const { caseId } = await priced();
    expect(await code(house.take(seller, caseId, 'propose', FORM))).toBe('GUARD_REFUSED');
    expect(await code(house.take(seller, caseId, 'propose', { ...FORM, relatedParty: true }))).toBe('GUARD_REFUSED');
    expect(await code(house.take(seller, caseId, 'propose', { ...FORM, relatedParty: true, relation: '学校参股企业' }))).toBe('no problem');
    house.related.clear();
    expect(relationKnown({ buyerName: '某公司', completers: ['李明'], buyersPeople: ['李明', '王芳'], onRecord: false })).toHaveLength(1);
    expect(relationKnown({ buyerName: ' 李明', completers: ['李明', '张三'], buyersPeople: [], onRecord: true })).toHaveLength(2);
    expect(relationKnown({ buyerName: '某公司', completers: ['李明'], buyersPeople: ['王芳'], onRecord: false })).toEqual([]);
  });

  it('begins a new case when a fixed price is changed', async () => {
    const { id, caseId } = await priced();
    await house.take(seller, caseId, 'propose', FORM);
    await approve(caseId);
    await publish(caseId);
    await house.take(seller, caseId, 'fixPrice', {}, { now: days(16) });
    await propose(id, buyer, { ...TERMS, priceFen: 55_000_000 });
    expect(await view(id)).toMatchObject({ status: 'OPEN', pricingCaseId: null });
    await confirm(id, seller);
    const again = await view(id);
    expect(again.status).toBe('PRICING');
    expect(again.pricingCaseId).not.toBe(caseId);
  });

  it('withdrawn by the university leaves both sides to confirm anew', async () => {
    const { id, caseId } = await priced();
    await house.take(seller, caseId, 'withdraw', {}, { reason: '校内未达成一致' });
    expect(await view(id)).toMatchObject({ status: 'OPEN', pricingCaseId: null, terms: [{ buyerConfirmedAt: null, sellerConfirmedAt: null }] });
  });
});

describe('the end', () => {
  it('is possible for both sides until a contract stands, and frees the result', async () => {
    const { id, resultId } = await open();
    await endOpenTalk(test.db, house.act(buyer), house.reactions, house.procedure, id, '改用自有方案');
    expect(await view(id)).toMatchObject({ status: 'ENDED', endReason: '改用自有方案' });
    expect((await house.market.findResult(test.db.sql, resultId))!.status).toBe('PUBLISHED');
    expect(await code(endOpenTalk(test.db, house.act(seller), house.reactions, house.procedure, id, '再次结束'))).toBe('TALK_CLOSED');
  });

  it('leaves a result under negotiation while somebody else still talks about it', async () => {
    const { id, resultId } = await open();
    const other = await house.publishDemand(buyer, officer);
    await house.talk(buyer, other, resultId);
    await endOpenTalk(test.db, house.act(buyer), house.reactions, house.procedure, id, '改用自有方案');
    expect((await house.market.findResult(test.db.sql, resultId))!.status).toBe('NEGOTIATING');
  });
});
