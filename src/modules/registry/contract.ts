import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const idParams = z.object({ id: z.uuid() });

export const profileDraft = z.object({
  industries: z.array(z.string().trim().min(1).max(60)).max(20),
  foundedOn: z.iso.date().nullable(),
  staff: z.number().int().min(0).max(10_000_000).nullable(),
  introZh: z.string().trim().max(4_000),
  introEn: z.string().trim().max(4_000).default(''),
  website: z.url({ protocol: /^https?$/ }).max(300).nullable(),
});
export type ProfileDraft = z.output<typeof profileDraft>;

export const profile = z.object({
  ...profileDraft.shape,
  source: z.string(),
  sourceDate: z.iso.date().nullable(),
  version: z.number().int(),
  updatedAt: z.string(),
});
export type Profile = z.output<typeof profile>;

/** One organisation in one place (一企一档): who it is, and what each part of the platform holds of it. */
export const dossier = z.object({
  organisation: z.object({
    id: z.uuid(),
    /** Public by law; shown with the organisation everywhere. */
    creditCode: z.string().nullable(),
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    kind: z.string(),
    demo: z.boolean(),
  }),
  region: z.object({ code: z.string(), ...words.shape }).nullable(),
  park: z.object({ code: z.string(), ...words.shape }).nullable(),
  profile: profile.nullable(),
  /** A line for each kind of record, with the reader's eyes: only what he may see is counted. */
  sections: z.array(z.object({ id: z.string(), ...words.shape, count: z.number().int(), link: z.string().nullable() })),
  may: z.object({ editProfile: z.boolean() }),
});
export type Dossier = z.output<typeof dossier>;

export const getDossier = routeContract({
  id: 'registry.getDossier',
  method: 'GET',
  path: '/api/organisations/:id/dossier',
  access: 'signed-in',
  summary: { zh: '一企一档', en: 'Dossier of an organisation' },
  params: idParams,
  response: dossier,
  errors: ['NOT_FOUND'],
});

export const saveProfile = routeContract({
  id: 'registry.saveProfile',
  method: 'PUT',
  path: '/api/organisations/:id/profile',
  access: { permission: 'registry.profile.write' },
  summary: { zh: '维护单位简介', en: 'Save the profile of an organisation' },
  params: idParams,
  /** `version` 0: there is none yet. */
  body: profileDraft.extend({ version: z.number().int().min(0) }),
  response: profile,
  errors: ['NOT_FOUND', 'PROFILE_CHANGED_MEANWHILE'],
});
