import type { Fen } from '../../kernel/base/money.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { AuditActor } from '../../kernel/audit/index.ts';
import { type AccountCoordinates, accountIdOf, balancesOf, openAccounts, postTransfers } from '../../kernel/ledger/index.ts';
import { type ClearingRules, limitOf } from './domain/rules.ts';
import { lineOf, lockLine, recordLine } from './store/lines.ts';

/**
 * A city's account in the book of clearing holds its line of credit plus what others owe it less what it owes them. Because
 * the ledger refuses to overdraw it, the position limit is kept by the database, whatever happens at the same moment.
 */
const BOOK = 'clearing';

const coordinatesOf = (region: string): AccountCoordinates => ({ book: BOOK, owner: region, fund: 'clearing', purpose: 'clearing', region, year: null, kind: 'position' });
const LINES: AccountCoordinates = { book: BOOK, owner: 'zone', fund: 'clearing', purpose: 'clearing', region: 'zone', year: null, kind: 'lines' };

export const accountOf = (region: string): string => accountIdOf(coordinatesOf(region));

/** Opens the accounts of these cities and brings their lines of credit to what the rules say. */
export async function prepareLines(tx: Tx, rules: ClearingRules, regions: readonly string[], at: Date, by: AuditActor | null): Promise<void> {
  await openAccounts(
    tx,
    [
      { ...LINES, name: { zh: '清算额度', en: 'Lines of credit for clearing' }, overdraft: 'allowed' },
      ...regions.map((r) => ({ ...coordinatesOf(r), name: { zh: `${r} 清算头寸`, en: `Clearing position of ${r}` }, overdraft: 'refused' as const })),
    ],
    at,
  );
  for (const region of [...regions].sort()) {
    const wanted = limitOf(rules, region);
    if ((await lineOf(tx.sql, region))?.amountFen === wanted) continue;
    // Rarely needed, so the lock is taken only then, and what another has set in the meantime is read again.
    await lockLine(tx.sql, region);
    const line = await lineOf(tx.sql, region);
    if (line?.amountFen === wanted) continue;
    const version = (line?.version ?? 0) + 1;
    const change = wanted - (line?.amountFen ?? 0);
    await recordLine(tx.sql, { region, version, amountFen: wanted, rulesVersion: rules.version, at });
    if (change === 0) continue;
    const [from, to] = change > 0 ? [accountIdOf(LINES), accountOf(region)] : [accountOf(region), accountIdOf(LINES)];
    await postTransfers(tx, {
      key: `clearing.line.${region}.${version}`, at, by, subject: { kind: 'clearing.line', id: region },
      memo: { zh: `按规则第 ${rules.version} 版设定清算额度`, en: `Line of credit by version ${rules.version} of the rules` },
      transfers: [{ from, to, amount: Math.abs(change) }],
    });
  }
}

export interface PositionNow {
  region: string;
  /** Above zero: others owe it. Open disputes included. */
  netFen: Fen;
  limitFen: Fen;
  /** How much more it may come to owe before it is refused. */
  leftFen: Fen;
}

/** Where each city stands at this moment, over everything recorded and not yet paid. */
export async function positionsNow(db: Sql, rules: ClearingRules, regions: readonly string[]): Promise<PositionNow[]> {
  const lines = new Map<string, Fen>();
  for (const region of regions) {
    const line = await lineOf(db, region);
    if (line) lines.set(region, line.amountFen);
  }
  const balances = await balancesOf(db, [...lines.keys()].map(accountOf));
  return regions.map((region) => {
    // A city that has never taken part has no account yet; its line is the one it would be given.
    const limitFen = lines.get(region) ?? limitOf(rules, region);
    const available = balances.find((b) => b.account === accountOf(region))?.available ?? limitFen;
    return { region, netFen: available - limitFen, limitFen, leftFen: available };
  });
}
