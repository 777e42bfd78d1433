import { z } from 'zod';
import { pageOf, pageQuery } from '../../../kernel/base/page.ts';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { documentNames, idParams, mandateStatuses, mandateSubjects, ownStages, reason, rewardSides } from './words.ts';

const share = z.object({ brokerId: z.uuid(), sharePpm: z.number().int().min(1).max(1_000_000) });
export const mandateShares = z.array(share).min(1).max(10).refine((s) => s.reduce((a, b) => a + b.sharePpm, 0) === 1_000_000, 'the shares must come to 100 %')
  .refine((s) => new Set(s.map((x) => x.brokerId)).size === s.length, 'a broker is named twice');

export const mandateView = z.object({
  id: z.uuid(),
  subject: z.enum(mandateSubjects),
  demandId: z.uuid().nullable(),
  resultId: z.uuid().nullable(),
  talkId: z.uuid().nullable(),
  title: z.string(),
  /** Null for a client who is not named in public and has not confirmed. */
  client: z.string().nullable(),
  rewardTo: z.enum(rewardSides),
  fromOn: z.iso.date(),
  status: z.enum(mandateStatuses),
  endedOn: z.iso.date().nullable(),
  stage: z.enum(ownStages),
  movedAt: z.string(),
  nextAction: z.string(),
  nextOn: z.iso.date().nullable(),
  version: z.number().int(),
  demo: z.boolean(),
  shares: z.array(share.extend({ name: z.string(), number: z.string(), organisation: z.string().nullable() })),
  events: z.array(z.object({ at: z.string(), kind: z.string(), text: z.string(), documents: z.array(z.string()), byName: z.string() })),
  disputes: z.array(z.object({ id: z.uuid(), claimantId: z.uuid(), claimant: z.string(), claim: z.string(), documents: z.array(z.string()), status: z.enum(['OPEN', 'UPHELD', 'DISMISSED']), decision: z.string().nullable(), raisedAt: z.string() })),
  may: z.object({ work: z.boolean(), answer: z.boolean(), dispute: z.boolean(), decide: z.boolean() }),
});
export type MandateView = z.output<typeof mandateView>;

const write = { permission: 'brokers.mandate.write' } as const;

export const listMandates = routeContract({
  id: 'brokers.listMandates',
  method: 'GET',
  path: '/api/brokers/mandates',
  access: 'signed-in',
  summary: { zh: '经纪委托：本人的、本单位的或辖区内的', en: 'Mandates: own ones, of the own organisation, or of the jurisdiction' },
  query: pageQuery.extend({ scope: z.enum(['mine', 'client', 'jurisdiction']).default('mine'), status: z.enum(mandateStatuses).optional(), disputed: z.stringbool().optional() }),
  response: pageOf(mandateView),
});

export const getMandate = routeContract({
  id: 'brokers.getMandate',
  method: 'GET',
  path: '/api/brokers/mandates/:id',
  access: 'signed-in',
  summary: { zh: '一项经纪委托', en: 'One mandate' },
  params: idParams,
  response: mandateView,
  errors: ['NOT_FOUND'],
});

export const proposeMandate = routeContract({
  id: 'brokers.proposeMandate',
  method: 'POST',
  path: '/api/brokers/mandates',
  access: write,
  summary: { zh: '提出经纪委托', en: 'Propose a mandate' },
  body: z.object({
    subject: z.enum(mandateSubjects),
    /** Id of the demand, the result or the talk. */
    subjectId: z.uuid(),
    rewardTo: z.enum(rewardSides).default('broker'),
    fromOn: z.iso.date(),
    shares: mandateShares.optional(),
    evidence: z.object({ text: z.string().trim().min(4).max(2000), documents: documentNames }),
  }),
  response: mandateView,
  errors: ['MANDATE_EXISTS', 'BROKER_NOT_PRACTISING', 'MANDATE_SUBJECT_CLOSED'],
});

export const answerMandate = routeContract({
  id: 'brokers.answerMandate',
  method: 'POST',
  path: '/api/brokers/mandates/:id/answer',
  access: { permission: 'brokers.mandate.confirm' },
  summary: { zh: '委托方确认或谢绝', en: 'The client confirms or declines' },
  params: idParams,
  body: z.object({ accept: z.boolean(), reason: z.string().trim().max(500).default('') }),
  response: mandateView,
  errors: ['MANDATE_ANSWERED'],
});

export const endMandate = routeContract({
  id: 'brokers.endMandate',
  method: 'POST',
  path: '/api/brokers/mandates/:id/end',
  access: 'signed-in',
  summary: { zh: '终止委托', en: 'End a mandate' },
  params: idParams,
  body: z.object({ reason }),
  response: mandateView,
  errors: ['MANDATE_NOT_LIVING'],
});

export const addMandateEvent = routeContract({
  id: 'brokers.addMandateEvent',
  method: 'POST',
  path: '/api/brokers/mandates/:id/events',
  access: write,
  summary: { zh: '登记撮合佐证', en: 'Add to the trail of evidence' },
  params: idParams,
  body: z.object({ kind: z.enum(['CALL', 'VISIT', 'MEETING', 'LETTER', 'TRIAL', 'OTHER']), text: z.string().trim().min(2).max(2000), documents: documentNames }),
  response: mandateView,
});

export const moveCard = routeContract({
  id: 'brokers.moveCard',
  method: 'POST',
  path: '/api/brokers/mandates/:id/card',
  access: write,
  summary: { zh: '移动卡片、约定下一步', en: 'Move the card, set the next action' },
  params: idParams,
  body: z.object({ version: z.number().int(), stage: z.enum(ownStages).optional(), nextAction: z.string().trim().max(200), nextOn: z.iso.date().nullable() }),
  response: mandateView,
  errors: ['CARD_STAGE_DERIVED', 'MANDATE_CHANGED_MEANWHILE'],
});

export const raiseDispute = routeContract({
  id: 'brokers.raiseDispute',
  method: 'POST',
  path: '/api/brokers/mandates/:id/disputes',
  access: write,
  summary: { zh: '对撮合归属提出异议', en: 'Dispute who brought the deal' },
  params: idParams,
  body: z.object({ claim: z.string().trim().min(10).max(2000), documents: documentNames }),
  response: z.object({ disputeId: z.uuid() }),
  errors: ['DISPUTE_OPEN', 'BROKER_NOT_PRACTISING'],
});

export const decideDispute = routeContract({
  id: 'brokers.decideDispute',
  method: 'POST',
  path: '/api/brokers/disputes/:id/decision',
  access: { permission: 'brokers.dispute.decide' },
  summary: { zh: '裁定撮合归属异议', en: 'Decide a dispute' },
  params: idParams,
  /** Upheld: the shares from now on, with the claimant among them. */
  body: z.object({ uphold: z.boolean(), decision: z.string().trim().min(4).max(2000), shares: mandateShares.optional() }),
  response: mandateView,
  errors: ['DISPUTE_DECIDED', 'DISPUTE_SHARES_MISSING'],
});
