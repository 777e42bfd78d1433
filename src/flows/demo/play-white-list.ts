import { z } from 'zod';
import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { DemoSet } from './generate.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const yuan = z.number().positive().transform((y) => Math.round(y * 100));
const terms = { amount: yuan, rateBp: z.number().int(), termMonths: z.number().int(), note: z.string() };

const whiteListFile = z.strictObject({
  edition: z.strictObject({ openedDaysAgo: z.number().int().positive(), reason: z.string() }),
  consents: z.strictObject({
    purpose: z.string(), fields: z.array(z.string()).min(1), days: z.number().int().positive(), firms: z.number().int().min(0), banks: z.array(z.string()).min(1),
    answers: z.array(z.enum(['OFFERED', 'DECLINED', 'LENT', 'NONE'])).min(1), borrowedEvery: z.number().int().positive(), declines: z.array(z.string()).min(1), ...terms,
  }),
  loginFirm: z.strictObject({ bank: z.string(), ...terms }),
});

const readFile = (pack: Pack): z.output<typeof whiteListFile> => pack.read('examples/white-list.yaml', whiteListFile);

/** One edition of the white list led through all its steps, and firms that let banks read and are answered. Answers the listed firms. */
export async function playWhiteList(stage: Stage, set: DemoSet, now: Date): Promise<number> {
  const { house: { finance, enterprises, pack, places }, tx } = stage;
  const file = readFile(pack);
  const opened = nextWorkingDays(stage, addDays(dateOf(now), -file.edition.openedDaysAgo), 1);
  const act = (actor: Actor, workingDays: number) => {
    const at = stage.at(nextWorkingDays(stage, opened, workingDays));
    return { now: at < now ? at : now, actor, requestId: 'demo' };
  };
  const centre = stage.person('service-centre', 'service-centre');
  const { id, candidates } = await finance.openWhiteList(tx, act(centre, 0), { demo: true });
  // A small demonstration may have nobody on the list.
  if (candidates > 0) {
    await finance.scoreWhiteList(tx, act(centre, 2), id);
    await finance.reviewWhiteList(tx, act(centre, 4), id, { entryIds: null, keep: true, reason: null });
  }
  const reviewed = await finance.reviewedEntries(tx.sql, id);
  const listed = new Set<string>();
  for (const { code } of places.cities) {
    // The last of each city waits for its officer, so that there is something to approve.
    const mine = reviewed.filter((e) => e.city === code).slice(0, -1);
    if (mine.length === 0) continue;
    await finance.approveWhiteList(tx, act(stage.person('city-officer', `city-${code}`), 8), id, { entryIds: mine.map((e) => e.id), list: true, reason: file.edition.reason });
    for (const e of mine) listed.add(e.enterpriseId);
  }
  await playConsents(stage, set, file, listed, act);
  const { loginFirm, consents } = file;
  const firm = stage.person('firm-member', 'thread-firm');
  if (await enterprises.byOrganisation(tx.sql, stage.organisation('thread-firm').id)) {
    await finance.declareLoans(tx, act(firm, 9), { everBorrowed: false });
    const banker = stage.person('bank-officer', loginFirm.bank);
    const consent = await finance.grantConsent(tx, act(firm, 10), consentTo(stage, loginFirm.bank, consents, dateOf(act(firm, 10).now)));
    for (const day of [11, 13]) await finance.readConsented(tx, act(banker, day), consent.id);
    await finance.answerConsent(tx, act(banker, 14), consent.id, { kind: 'OFFERED', amountFen: loginFirm.amount, rateBp: loginFirm.rateBp, termMonths: loginFirm.termMonths, note: loginFirm.note });
  }
  return listed.size;
}

type File = z.output<typeof whiteListFile>;

const consentTo = (stage: Stage, bank: string, { purpose, fields, days }: File['consents'], from: string) => ({ bankId: stage.organisation(bank).id, purpose, fields, from, until: addDays(from, days), demo: true });

async function playConsents(stage: Stage, set: DemoSet, { consents }: File, listed: ReadonlySet<string>, act: (actor: Actor, workingDays: number) => { now: Date; actor: Actor; requestId: string }): Promise<void> {
  const { house: { finance, enterprises }, tx } = stage;
  let turn = 0;
  for (const { key } of set.organisations.filter((o) => o.kind === 'firm')) {
    if (turn >= consents.firms) return;
    const organisation = stage.organisation(key);
    const dossier = await enterprises.byOrganisation(tx.sql, organisation.id);
    if (!dossier || organisation.id === stage.organisation('thread-firm').id) continue;
    // Listed ones first of all; who is not listed may consent as well.
    if (!listed.has(dossier.id) && turn % 4 !== 3) continue;
    const firm = stage.person('firm-member', key);
    const bank = consents.banks[turn % consents.banks.length]!;
    const banker = stage.person('bank-officer', bank);
    await finance.declareLoans(tx, act(firm, 9), { everBorrowed: turn % consents.borrowedEvery === consents.borrowedEvery - 1 });
    const { id } = await finance.grantConsent(tx, act(firm, 10), consentTo(stage, bank, consents, dateOf(act(firm, 10).now)));
    const kind = consents.answers[turn % consents.answers.length]!;
    const own = { amountFen: consents.amount, rateBp: consents.rateBp, termMonths: consents.termMonths };
    if (kind !== 'NONE') await finance.readConsented(tx, act(banker, 12), id);
    if (kind === 'OFFERED') await finance.answerConsent(tx, act(banker, 15), id, { kind, ...own, note: consents.note });
    if (kind === 'DECLINED') await finance.answerConsent(tx, act(banker, 15), id, { kind, reason: consents.declines[turn % consents.declines.length]!, note: consents.note });
    if (kind === 'LENT') await finance.answerConsent(tx, act(banker, 20), id, { kind, loanId: null, ...own, note: null });
    turn += 1;
  }
}
