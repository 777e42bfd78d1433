import { notFound } from '../base/problem.ts';
import { authorise, type BoundRoute, bind, type RequestContext } from '../identity/index.ts';
import type { Chart } from './chart.ts';
import * as contract from './contract.ts';
import { accountUnknown } from './domain/numbers.ts';
import { voucherCsv, voucherJson } from './formats/voucher-file.ts';
import { exportEntries } from './queries/export-entries.ts';
import { statementFile } from './queries/statement-file.ts';
import { statementOf } from './queries/statement-of.ts';
import { balanceOf } from './queries/balance-of.ts';
import { readableBy } from './readable.ts';
import { sealLedger } from './seal.ts';
import { findAccount, readAccountPage, readAccounts, readGroups, type Readable } from './store/accounts.ts';
import { readCeilings } from './store/ceilings.ts';
import { readEntries } from './store/entries.ts';
import { listOpenReservations } from './store/reservations.ts';
import { verifyLedger } from './verify.ts';

const READ = 'ledger.account.read';
const SHOWN_RESERVATIONS = 50;
const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

async function readableAccount(ctx: RequestContext, id: string): Promise<contract.Account> {
  const account = await findAccount(ctx.db.sql, id);
  if (!account) throw accountUnknown(id);
  authorise(ctx.actor, READ, { organisationIds: [account.owner], region: account.region });
  return account;
}

const mayRead = (readable: Readable, { region, owner }: contract.Account): boolean =>
  readable.all || readable.regions.includes(region) || readable.owners.includes(owner);

/** Entries with the accounts the reader may see, and the names of all; an entry none of whose accounts is his is left out. */
async function withAccounts(ctx: RequestContext, entries: readonly contract.Entry[]) {
  const ids = [...new Set(entries.flatMap((e) => e.transfers.flatMap((t) => [t.from, t.to])))];
  const all = await readAccounts(ctx.db.sql, { ids });
  const readable = readableBy(ctx.actor, READ);
  const accounts = all.filter((a) => mayRead(readable, a));
  const visible = new Set(accounts.map((a) => a.id));
  return {
    entries: readable.all ? [...entries] : entries.filter((e) => e.transfers.some((t) => visible.has(t.from) || visible.has(t.to))),
    accounts,
    names: Object.fromEntries(all.map((a) => [a.id, a.name])),
  };
}

export function ledgerRoutes(chart: Chart): readonly BoundRoute[] {
  return [
    bind(contract.getChart, async () => ({
      books: chart.books.map(({ code, zh, en, kinds }) => ({ code, zh, en, kinds: Object.entries(kinds).map(([kind, k]) => ({ code: kind, zh: k.zh, en: k.en })) })),
      funds: Object.entries(chart.funds).map(([code, words]) => ({ code, ...words })),
    })),
    bind(contract.listAccounts, async ({ db, actor }, { query: { page, pageSize, ...filter } }) => ({
      ...(await readAccountPage(db.sql, { ...filter, readable: readableBy(actor, READ) }, page, pageSize)), page, pageSize,
    })),
    bind(contract.getTree, async ({ db, actor }) => ({ groups: await readGroups(db.sql, { readable: readableBy(actor, READ) }) })),
    bind(contract.getAccount, async (ctx, { params, query: { at, by } }) => {
      const account = await readableAccount(ctx, params.id);
      const balance = at === undefined ? account.balance : await balanceOf(ctx.db.sql, params.id, { at: new Date(at), by });
      const { items, total } = await listOpenReservations(ctx.db.sql, params.id, SHOWN_RESERVATIONS);
      return { account: { ...account, balance }, ceilings: await readCeilings(ctx.db.sql, params.id), reservations: items, openReservations: total };
    }),
    bind(contract.getStatement, async (ctx, { params, query: { page, pageSize, from, to } }) => {
      await readableAccount(ctx, params.id);
      return statementOf(ctx.db.sql, { account: params.id, from: instant(from), to: instant(to), page, pageSize });
    }),
    bind(contract.downloadStatement, async (ctx, { params, query: { from, to, format } }) => {
      await readableAccount(ctx, params.id);
      return statementFile(ctx.db.sql, { account: params.id, from: instant(from), to: instant(to), format }, ctx.clock.now());
    }),
    bind(contract.getEntry, async (ctx, { params }) => {
      const { entries: [entry], accounts, names } = await withAccounts(ctx, await readEntries(ctx.db.sql, { id: Number(params.id) }));
      if (!entry) throw notFound('分录', 'entry', params.id);
      return { entry, accounts, names };
    }),
    bind(contract.getSubject, async (ctx, { params }) => withAccounts(ctx, await readEntries(ctx.db.sql, { subject: params }))),
    bind(contract.verifyBooks, async ({ db, clock, actor }) => {
      authorise(actor, 'ledger.book.verify');
      await sealLedger(db, clock.now());
      return verifyLedger(db);
    }),
    bind(contract.exportEntries, async ({ db, actor }, { query: { book, from, to, format } }) => {
      authorise(actor, 'ledger.book.export');
      const lines = await exportEntries(chart, db.sql, { book, from: new Date(from), to: new Date(to) });
      const text = format === 'csv' ? voucherCsv(lines) : voucherJson(book, lines);
      return { contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json', fileName: `记账凭证-${book}.${format}`, bytes: new TextEncoder().encode(text) };
    }),
  ];
}
