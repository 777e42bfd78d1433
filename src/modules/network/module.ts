import type { Database, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, NetworkParts } from './act.ts';
import { harvest, type HarvestReport } from './commands/harvest.ts';
import { refreshFeed } from './commands/refresh-feed.ts';
import { seatDesk } from './commands/seat-desk.ts';
import { sendHandover } from './commands/send-handover.ts';
import type { FeedPage, HandoverInput } from './contract.ts';
import { networkHooks } from './hooks.ts';
import { networkRoutes } from './routes.ts';

/** The technology-transfer network (001 三/（三）/1). */
export interface NetworkModule extends Module {
  hooks: ProcedureHooks;
  seatDesk(db: Database | Tx, act: Act, desk: string, organisationId: string): Promise<void>;
  sendHandover(db: Database | Tx, act: Act, input: HandoverInput & { demo?: boolean }): Promise<{ id: string; caseId: string }>;
  /** Job: brings the feed for other markets up to date. */
  refreshFeed(db: Database, now: Date): Promise<{ written: number; withdrawn: number }>;
  /** Takes in a page of another market's feed. */
  harvest(db: Database, page: FeedPage, options: { origin: string; now: Date; requestId: string }): Promise<HarvestReport>;
}

export function createNetworkModule(parts: NetworkParts): NetworkModule {
  return {
    name: 'network',
    migrations: 'src/modules/network/migrations',
    permissions: [
      { id: 'network.desk.seat', zh: '确定工作台承担单位', en: 'Say which organisation runs a desk' },
      { id: 'network.handover.send', zh: '转办需求和成果咨询', en: 'Hand cases to other desks' },
      { id: 'network.handover.answer', zh: '接收、受理、退回转办件', en: 'Receive, accept and return cases' },
      { id: 'network.handover.read', zh: '查看转办件', en: 'See hand-overs' },
    ],
    routes: networkRoutes(parts),
    hooks: networkHooks(),
    seatDesk: (db, act, desk, organisationId) => seatDesk(parts, db, act, desk, organisationId),
    sendHandover: (db, act, input) => sendHandover(parts, db, act, input),
    refreshFeed: (db, now) => refreshFeed(parts, db, now),
    harvest: (db, page, options) => harvest(parts, db, page, options),
  };
}
