import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, holds } from '../../../kernel/identity/index.ts';
import type { NetworkParts } from '../act.ts';
import type { DeskView } from '../contract.ts';
import { deskCounts, readSeats } from '../store/desks.ts';

const NONE = { sent: 0, received: 0, accepted: 0, returned: 0, closed: 0, open: 0 };

/** The directory of the network, and which desks whoever asks may send for. */
export async function listDesks({ pack }: Pick<NetworkParts, 'pack'>, db: Sql, actor: Actor | undefined) {
  const seats = new Map((await readSeats(db)).map((s) => [s.desk, s]));
  const counts = await deskCounts(db);
  const desks = pack.desks.map((d): DeskView => {
    const seat = seats.get(d.id);
    return { ...d, organisation: seat ? { id: seat.organisationId, name: seat.organisationName } : null, cases: counts.get(d.id) ?? NONE };
  });
  const { origin, zh, en } = pack.repository;
  return {
    desks, clauses: [...pack.clauses], repository: { origin, zh, en },
    mine: [...seats.values()].filter((s) => findGrant(actor, 'network.handover.send', { organisationIds: [s.organisationId] })).map((s) => s.desk),
    maySeat: holds(actor, 'network.desk.seat'),
  };
}
