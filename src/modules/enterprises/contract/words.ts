import { z } from 'zod';

/** Small shapes that the contracts of firms, points, lists and plans share. */
export const day = z.iso.date();
export const words = z.object({ zh: z.string(), en: z.string() });
/** Words of a thing with its id. */
export const named = words.extend({ id: z.string() });
export const idParams = z.object({ id: z.uuid() });
export const reason = z.string().trim().min(4).max(1000);
