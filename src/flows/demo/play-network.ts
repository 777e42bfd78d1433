import { z } from 'zod';
import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Stage } from './load.ts';

const networkFile = z.strictObject({
  seats: z.record(z.string(), z.string()),
  handovers: z.array(z.strictObject({
    from: z.string(), senderRole: z.string(), to: z.string(), receiverRole: z.string(), reason: z.string(), accepted: z.strictObject({ contact: z.string() }).optional(),
  })),
});

/** Desks with their organisations, and a few demands handed between them: one in work, the others waiting to be received. */
export async function playNetwork(stage: Stage, demandIds: readonly string[], now: Date): Promise<void> {
  const { house: { network, market, engine, pack }, tx } = stage;
  const file = pack.read('examples/network.yaml', networkFile);
  const act = (role: string, key: string) => ({ now, actor: stage.person(role, key), requestId: 'demo' });
  for (const [desk, key] of Object.entries(file.seats)) {
    await network.seatDesk(tx, { ...act('secretariat', 'secretariat'), now: stage.at(addDays(dateOf(now), -90)) }, desk, stage.organisation(key).id);
  }
  const open: string[] = [];
  for (const id of demandIds) {
    if (open.length === file.handovers.length) break;
    if ((await market.findDemand(tx.sql, id))?.status === 'PUBLISHED') open.push(id);
  }
  for (const [i, subjectId] of open.entries()) {
    const { from, senderRole, to, receiverRole, reason, accepted } = file.handovers[i]!;
    const { caseId } = await network.sendHandover(tx, act(senderRole, file.seats[from]!), { fromDesk: from, toDesk: to, subjectKind: 'demand', subjectId, reason, demo: true });
    if (!accepted) continue;
    const receiver = act(receiverRole, file.seats[to]!);
    await engine.act(tx, { ...receiver, caseId, action: 'receive', data: {}, reason: null, expectedSeq: 0 });
    await engine.act(tx, { ...receiver, caseId, action: 'accept', data: accepted, reason: null, expectedSeq: 1 });
  }
}
