import { z } from 'zod';

/** Handbook file 2.1; the states of the procedure `demand-publication`, of which the status is a projection. */
export const demandStatuses = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED', 'MATCHED', 'CONTRACTED', 'SOLVED_OTHERWISE', 'CLOSED'] as const;
export type DemandStatus = (typeof demandStatuses)[number];

/** Everybody may see that the demand exists. */
export const publicDemandStatuses: readonly DemandStatus[] = ['PUBLISHED', 'MATCHED', 'CONTRACTED'];

export const demandTypes = ['TECHNOLOGY', 'CHALLENGE', 'SERVICE', 'TALENT', 'FINANCE'] as const;
export type DemandType = (typeof demandTypes)[number];

export const resultStatuses = [
  'DRAFT', 'UNIT_REVIEW', 'REGISTERED', 'PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED', 'WITHDRAWN', 'ARCHIVED',
] as const;
export type ResultStatus = (typeof resultStatuses)[number];

/** In the library and to be matched: a result under negotiation may still be licensed to others. */
export const publicResultStatuses: readonly ResultStatus[] = ['PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED'];

/** `PUBLIC`: all fields shown once published. `INTERNAL`: others see title, field and place only. */
export const secrecyLevels = ['PUBLIC', 'INTERNAL'] as const;
export type SecrecyLevel = (typeof secrecyLevels)[number];

export const intendedModes = ['TRANSFER', 'LICENCE', 'VALUATION_INVESTMENT', 'COOPERATION', 'SELF'] as const;
export type IntendedMode = (typeof intendedModes)[number];

export const ipWishes = ['OWN', 'SHARE', 'EXCLUSIVE_LICENCE', 'LICENCE', 'OPEN'] as const;
export type IpWish = (typeof ipWishes)[number];

/** How the price of a state institute's result is found (PTA 18); `FREE`: no price, e.g. an ordinary open licence. */
export const pricingModes = ['NEGOTIATED', 'LISTED', 'AUCTION', 'FREE'] as const;
export type PricingMode = (typeof pricingModes)[number];

/** Civil Code ch. 20; the contracts module registers the same kinds. */
export const talkContractTypes = [
  'DEVELOPMENT_COMMISSIONED', 'DEVELOPMENT_COOPERATIVE', 'TRANSFER_PATENT', 'TRANSFER_PATENT_APPLICATION', 'TRANSFER_KNOWHOW',
  'TRANSFER_SOFTWARE', 'TRANSFER_IC_LAYOUT', 'TRANSFER_VARIETY', 'LICENCE_PATENT', 'LICENCE_KNOWHOW', 'CONSULTING', 'SERVICE', 'SERVICE_TRAINING', 'SERVICE_INTERMEDIARY',
] as const;
export type TalkContractType = (typeof talkContractTypes)[number];

export const paymentModes = ['LUMP_SUM', 'INSTALMENT', 'ROYALTY', 'ENTRY_FEE_AND_ROYALTY'] as const;
export type PaymentMode = (typeof paymentModes)[number];

export const operators = ['AT_LEAST', 'AT_MOST', 'ABOUT', 'BETWEEN', 'EQUALS'] as const;
export type Operator = (typeof operators)[number];

export const instant: z.ZodString = z.string();
export const calendarDate: z.ZodISODate = z.iso.date();
/** 9 万亿元: far above any deal, far below what a double cannot hold. */
export const fen: z.ZodNumber = z.number().int().nonnegative().max(900_000_000_000_000);
export const regionCode: z.ZodString = z.string().regex(/^\d{6}$/);

export const idParams: z.ZodObject<{ id: z.ZodUUID }> = z.object({ id: z.uuid() });
/** Several values separated by commas. */
export const listOf = <T extends string>(values: readonly [T, ...T[]]): z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<T[], string>>> =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter((v): v is T => (values as readonly string[]).includes(v)))
    .optional();
