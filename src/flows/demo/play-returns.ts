import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { Stage } from './load.ts';
import { z } from 'zod';

const returnsFile = z.strictObject({
  collection: z.string(),
  values: z.record(z.string(), z.string()),
  explanation: z.string(),
  returns: z.array(z.strictObject({ park: z.string(), scale: z.number().positive(), state: z.enum(['DRAFT', 'SUBMITTED', 'FIRST_APPROVED', 'LOCKED', 'GIVEN_BACK']) })),
  giveBack: z.string(),
});

/**
 * One quarterly return of a park in each state, led there by made-up people through the commands. Their organisations are
 * of the demonstration, so what they publish stands beside the real series and is marked.
 */
export async function playReturns(stage: Stage, now: Date): Promise<void> {
  const { house: { returns, pack, places }, tx } = stage;
  const file = pack.read('examples/returns.yaml', returnsFile);
  const period = returns.asked(now).find((a) => a.collection === file.collection)?.period;
  if (period === undefined) return;
  const act = (actor: Actor) => ({ now: stage.at(dateOf(now)) < now ? stage.at(dateOf(now)) : now, actor, requestId: 'demo' });
  for (const { park, scale, state } of file.returns) {
    const city = places.parks.find((p) => p.code === park)!.city;
    const [filler, first, second] = [stage.person('park-officer', `park-${park}`), stage.person('city-officer', `city-${city}`), stage.person('secretariat', 'secretariat')];
    const key = { collection: file.collection, period, place: park };
    const values = Object.fromEntries(Object.entries(file.values).map(([field, text]) => [field, /^\d/.test(text) ? scaled(text, scale) : text]));
    const { version, outcome } = await returns.saveGrid(tx, act(filler), key, { version: 0, records: [{ values, remarks: {} }] });
    if (outcome.errors > 0) throw new Error(`The demonstration's return of ${park} is wrong: ${outcome.findings[0]!.en}`);
    if (state === 'DRAFT') continue;
    await returns.submit(tx, act(filler), key, { version, explanations: outcome.groups.map((g) => ({ group: g.group, text: file.explanation })) });
    if (state === 'GIVEN_BACK') await returns.giveBack(tx, act(first), key, { version: version + 1, reason: file.giveBack });
    if (state !== 'FIRST_APPROVED' && state !== 'LOCKED') continue;
    await returns.approve(tx, act(first), key, { version: version + 1, opinion: null });
    if (state === 'LOCKED') await returns.approve(tx, act(second), key, { version: version + 2, opinion: null });
  }
}

/** Counts stay whole. */
function scaled(text: string, scale: number): string {
  const value = Number(text) * scale;
  return text.includes('.') ? value.toFixed(2) : String(Math.round(value));
}
