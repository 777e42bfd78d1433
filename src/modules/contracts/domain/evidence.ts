import { z } from 'zod';

/** `L` text of the law, `W` read in a reprint or commentary, `GK` general knowledge, `PC` convention of the platform. */
export const evidenceKinds = ['L', 'W', 'GK', 'PC'] as const;

export const words = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type Words = z.output<typeof words>;

/** Where a value of the pack comes from, and whether its wording has been seen. */
export const evidence = {
  evidence: z.enum(evidenceKinds),
  source: z.string().min(1),
  verified: z.boolean(),
};
