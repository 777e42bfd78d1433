import { z } from 'zod';

/** States of the procedure `broker-registration`; the status of a broker is a projection of its case. */
export const brokerStatuses = ['APPLIED', 'TRAINED', 'REGISTERED', 'SUSPENDED', 'DEREGISTERED', 'REFUSED', 'WITHDRAWN'] as const;
export type BrokerStatus = (typeof brokerStatuses)[number];

/** What the public register shows: whoever was registered once. */
export const publicBrokerStatuses: readonly BrokerStatus[] = ['REGISTERED', 'SUSPENDED', 'DEREGISTERED'];

export const brokerLevels = ['junior', 'intermediate', 'senior'] as const;
export type BrokerLevel = (typeof brokerLevels)[number];

export const mandateSubjects = ['demand', 'result', 'talk'] as const;
export type MandateSubject = (typeof mandateSubjects)[number];
export const mandateStatuses = ['PROPOSED', 'CONFIRMED', 'DECLINED', 'ENDED'] as const;
export type MandateStatus = (typeof mandateStatuses)[number];
export const rewardSides = ['broker', 'agency'] as const;
export type RewardSide = (typeof rewardSides)[number];

/** The first three are the broker's own to set; the others follow the talk and its contract. */
export const ownStages = ['LEAD', 'CONTACTED', 'MATCHED'] as const;
export type OwnStage = (typeof ownStages)[number];
export const stages = [...ownStages, 'TALK', 'NOTICE', 'CONTRACT', 'REGISTERED', 'LOST'] as const;
export type Stage = (typeof stages)[number];

export const searchKinds = ['demand', 'result', 'both'] as const;
export type SearchKind = (typeof searchKinds)[number];
export const frequencies = ['AT_ONCE', 'DAILY', 'WEEKLY'] as const;
export type Frequency = (typeof frequencies)[number];

export const fen: z.ZodNumber = z.number().int().nonnegative();
export const regionCode: z.ZodString = z.string().regex(/^\d{6}$/);
export const idParams: z.ZodObject<{ id: z.ZodUUID }> = z.object({ id: z.uuid() });
export const documentNames: z.ZodDefault<z.ZodArray<z.ZodString>> = z.array(z.string().trim().min(1).max(200)).max(30).default([]);
export const reason: z.ZodString = z.string().trim().min(2).max(500);
