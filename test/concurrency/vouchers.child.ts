/**
 * A process for the test to kill, its database with it: takes voucher orders some way, cancels some, and prints each act
 * once it has been acknowledged.
 */
import { seededChance } from '../../src/kernel/base/chance.ts';
import { connect, migrate, startEmbedded } from '../../src/kernel/db/index.ts';
import { sealLedger } from '../../src/kernel/ledger/index.ts';
import { accepted, DAY, firmWithQuota, openShop, STEPS, take } from '../../src/modules/vouchers/testing/way.ts';
import { BUDGET, folders, openTown } from './voucher-town.ts';

const [dataDir, round] = [process.argv[2]!, Number(process.argv[3])];
const WRITERS = 3;

const { url } = await startEmbedded({ dataDir });
await migrate(url, folders);
const db = await connect({ url, connections: WRITERS + 1 });
const town = await openTown(db);
const { rows } = await db.pool.query<{ id: string }>('select id from vouchers.item');
const itemId = rows[0]?.id ?? (await openShop(town, BUDGET));
const say = (order: string, act: string): void => void process.stdout.write(`${JSON.stringify({ order, act })}\n`);

async function write(writer: number): Promise<never> {
  const chance = seededChance(round * 100 + writer);
  for (let n = 0; ; n++) {
    const firm = await firmWithQuota(town, 1000 + round * 10_000 + writer * 1000 + n, 20_000);
    for (let i = 0; i < 2; i++) {
      const order = await accepted(town, itemId, firm, chance.integer(1, 8) * 1000, chance.integer(0, 1) === 0 ? 'USER' : 'PROVIDER');
      // The first goes all the way, so that there are payments however early the end comes.
      for (const step of STEPS.slice(0, n + i === 0 ? STEPS.length : chance.integer(1, STEPS.length))) {
        await take(town, order, step);
        say(order.id, step);
      }
      const cancel = chance.integer(0, 3) === 0;
      // An order that is paid cannot be cancelled, and one that was claimed only by the centre.
      const { rows: [now] } = await db.pool.query<{ status: string }>('select status from vouchers.voucher_order where id = $1', [order.id]);
      if (!cancel || now!.status === 'PAID') continue;
      await town.step(town.people.operator, now!.status === 'APPROVED' ? '2026-03-17' : DAY, order.caseId, 'cancelByOperator', {}, '断电测试');
      say(order.id, 'cancel');
    }
  }
}

async function seal(): Promise<never> {
  for (;;) {
    await sealLedger(db, new Date(`${DAY}T02:00:00Z`));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

await Promise.all([seal(), ...Array.from({ length: WRITERS }, (_, writer) => write(writer))]);
