import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../kernel/base/problem.ts';
import { packageRoot } from '../kernel/base/root.ts';
import { sealAudit } from '../kernel/audit/index.ts';
import { type Database, followOutbox, outboxNow, pruneOutbox, work } from '../kernel/db/index.ts';
import { expireReservations, sealLedger } from '../kernel/ledger/index.ts';
import { buildServer, createLiveHub } from '../delivery/http/index.ts';
import { everyMinutes, everySeconds } from '../delivery/jobs/recurrence.ts';
import type { House } from './house.ts';
import { type DatabasePlace, openDatabase } from './open-database.ts';

export interface ServeOptions extends DatabasePlace {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  demo: boolean;
  version?: string;
  /** Told how the start goes, one line a step. */
  onProgress?: (zh: string, en: string) => void;
  logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

export interface App {
  url: string;
  db: Database;
  urlFile: string | undefined;
  stop(): Promise<void>;
}

const OUTBOX_DAYS = 7;
/** Reservations given back in one run of the job: what is left over comes half a minute later. */
const EXPIRED_AT_ONCE = 500;
const DAY = 86_400_000;

/** Opens the database, brings it up to date, loads pack and demonstration, starts index, jobs and HTTP, in this order. */
export async function serveHouse(house: House, options: ServeOptions): Promise<App> {
  const tell = options.onProgress ?? (() => {});
  const complain = (error: unknown): void => {
    process.stderr.write(`${new Date().toISOString()} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  };
  tell('启动数据库', 'starting the database');
  const database = await openDatabase(options, house.migrations);
  const { db } = database;
  const closers: (() => Promise<unknown>)[] = [() => database.close()];
  const stop = async (): Promise<void> => {
    // In the reverse order of the start; one that fails must not keep the database from being stopped.
    while (closers.length > 0) await closers.pop()!().catch(complain);
  };
  try {
    tell('载入自创区数据包', 'loading the zone');
    await house.prepare(db);
    if (options.demo) await house.demo.load(db, tell);
    // Other markets find the feed filled from the first minute; the job keeps it so.
    await house.network.refreshFeed(db, house.clock.now()).catch(complain);
    const hub = createLiveHub();
    const cursor = await outboxNow(db.sql);
    const index = await house.market.startIndex(db, complain);
    closers.push(() => index.stop());
    const follower = followOutbox(db, {
      from: cursor,
      onEvents: async (events) => {
        if (events.some((e) => e.topic === 'demo.clock.moved')) await house.demo.clock.refresh(db.sql);
        for (const event of events) hub.publish(event);
      },
      onError: complain,
    });
    closers.push(() => follower.stop());
    const jobs = work(
      db,
      [
        { kind: 'audit.seal', every: everySeconds(2), run: async () => void (await sealAudit(db, house.machineClock.now())) },
        { kind: 'ledger.seal', every: everySeconds(2), run: async () => void (await sealLedger(db, house.machineClock.now())) },
        { kind: 'ledger.expire', every: everySeconds(30), run: async () => void (await expireReservations(db, house.clock.now(), EXPIRED_AT_ONCE)) },
        { kind: 'procedure.clocks', every: everyMinutes(10), run: async () => void (await house.engine.tickClocks(db, house.clock.now())) },
        { kind: 'supervision.round', every: everyMinutes(10), run: async () => void (await house.supervision.tick(db, house.clock.now())) },
        { kind: 'returns.round', every: everyMinutes(30), run: async () => void (await house.returns.tick(db, house.clock.now())) },
        { kind: 'enterprises.plans', every: everyMinutes(30), run: async () => void (await house.growth.remindPlans(db, house.clock.now())) },
        { kind: 'market.idle', every: everyMinutes(60), run: async () => void (await house.market.watchIdle(db, house.clock.now())) },
        { kind: 'vouchers.round', every: everyMinutes(10), run: async () => void (await house.vouchers.tick(db, house.clock.now())) },
        { kind: 'entitlement.payments', every: everyMinutes(1), run: async () => void (await house.entitlement.followPayments(db, house.clock.now())) },
        { kind: 'brokers.round', every: everyMinutes(5), run: async () => void (await house.brokers.tick(db, house.clock.now())) },
        { kind: 'network.feed', every: everyMinutes(5), run: async () => void (await house.network.refreshFeed(db, house.clock.now())) },
        { kind: 'enterprises.round', every: everyMinutes(30), run: async () => void (await house.enterprises.tick(db, house.clock.now())) },
        { kind: 'finance.whiteList', every: everyMinutes(30), run: async () => void (await house.finance.checkListed(db, house.clock.now())) },
        { kind: 'trading.round', every: everySeconds(2), run: async () => void (await house.trading.tick(db, house.clock.now())) },
        house.demo.reportJob(db),
        { kind: 'identity.sessions', every: everyMinutes(60), run: async () => house.identity.forgetOldSessions(db) },
        {
          kind: 'outbox.prune',
          every: everyMinutes(60),
          run: async () => void (await pruneOutbox(db.sql, new Date(house.machineClock.now().getTime() - OUTBOX_DAYS * DAY))),
        },
      ],
      { clock: house.machineClock, onError: complain },
    );
    closers.push(() => jobs.stop());

    const webDir = path.join(packageRoot, 'web/dist');
    const server = await buildServer({
      routes: house.routes,
      db,
      clock: house.clock,
      identity: house.identity,
      info: { title: '创新矩阵 Innomatrix', version: options.version ?? '0' },
      webDir: existsSync(webDir) ? webDir : undefined,
      checks: [index.health],
      subscribe: hub.subscribe,
      // Who stands before us and may say who asks, e.g. `127.0.0.1`; nobody unless told.
      trustProxy: process.env.TRUST_PROXY,
      logLevel: options.logLevel,
    });
    closers.push(() => server.close());
    const host = options.host ?? '127.0.0.1';
    await server.listen({ port: options.port, host }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? portTaken(options.port, error) : error;
    });
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : options.port;
    const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
    house.setPublicUrl(process.env.PUBLIC_URL ?? url);
    return { url, db, urlFile: database.urlFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portTaken(port: number, cause: unknown): Problem {
  return new Problem('PORT_TAKEN', {
    zh: `端口 ${port} 已被占用`,
    en: `Port ${port} is taken`,
    remedy: { zh: '关闭占用它的程序，或换一个端口：PORT=8090 npm start', en: 'Stop what uses it, or choose another: PORT=8090 npm start' },
    cause,
  });
}
