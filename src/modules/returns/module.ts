import type { Database, Tx } from '../../kernel/db/index.ts';
import type { Module } from '../module.ts';
import type { Act, ReturnsParts } from './act.ts';
import { approveReturn, giveBackReturn, reviseReturn, submitReturn } from './commands/decide.ts';
import { type GridInput, saveGrid } from './commands/save-grid.ts';
import { tick } from './commands/tick.ts';
import { scopesUntil } from './queries/list-returns.ts';
import { returnsRoutes } from './routes.ts';
import type { ReturnKey } from './scope.ts';

/** Statistical returns (填报). Every command joins the transaction it is given. */
export interface ReturnsModule extends Module {
  saveGrid(db: Database | Tx, act: Act, key: ReturnKey, input: GridInput): ReturnType<typeof saveGrid>;
  submit(db: Database | Tx, act: Act, key: ReturnKey, input: Parameters<typeof submitReturn>[4]): ReturnType<typeof submitReturn>;
  approve(db: Database | Tx, act: Act, key: ReturnKey, input: Parameters<typeof approveReturn>[4]): ReturnType<typeof approveReturn>;
  giveBack(db: Database | Tx, act: Act, key: ReturnKey, input: Parameters<typeof giveBackReturn>[4]): ReturnType<typeof giveBackReturn>;
  revise(db: Database | Tx, act: Act, key: ReturnKey, input: Parameters<typeof reviseReturn>[4]): ReturnType<typeof reviseReturn>;
  /** What is asked for by a day: collection, period, place and last day. */
  asked(now: Date): { collection: string; period: string; place: { code: string; zh: string; en: string }; dueOn: string }[];
  /** Job: reminders of what is due and overdue, each once. */
  tick(db: Database | Tx, now: Date): ReturnType<typeof tick>;
}

export function createReturnsModule(parts: ReturnsParts): ReturnsModule {
  return {
    name: 'returns',
    migrations: 'src/modules/returns/migrations',
    permissions: [
      { id: 'returns.return.read', zh: '查看填报及其期限和办理过程', en: 'See returns, their dates and their steps' },
      { id: 'returns.return.fill', zh: '填写和提交填报', en: 'Fill in and submit returns' },
      { id: 'returns.return.approve', zh: '审核、退回和修订填报', en: 'Approve, give back and revise returns' },
    ],
    routes: returnsRoutes(parts),
    saveGrid: (db, act, key, input) => saveGrid(parts, db, act, key, input),
    submit: (db, act, key, input) => submitReturn(parts, db, act, key, input),
    approve: (db, act, key, input) => approveReturn(parts, db, act, key, input),
    giveBack: (db, act, key, input) => giveBackReturn(parts, db, act, key, input),
    revise: (db, act, key, input) => reviseReturn(parts, db, act, key, input),
    asked: (now) => scopesUntil(parts, now).map(({ collection, period, place, dueOn }) => ({ collection: collection.id, period, place, dueOn })),
    tick: (db, now) => tick(parts, db, now),
  };
}
