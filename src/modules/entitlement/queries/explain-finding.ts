import type { Sql } from '../../../kernel/db/index.ts';
import type { EntitlementParts } from '../act.ts';
import type { Explained } from '../contract.ts';
import { explainFirm } from '../domain/judge-firm.ts';
import { entryOf, readEvents } from '../store/entries.ts';
import type { FindingRow } from '../store/findings.ts';
import type { RoundRow } from '../store/rounds.ts';
import { termsOf } from '../terms.ts';
import { factsAsked, viewEntry, viewFinding } from './view-round.ts';

/** Everything one firm's place rests on. `confidential` false: facts that never leave the city are left out, their answers stay. */
export async function explainFinding(parts: EntitlementParts, db: Sql, round: RoundRow, finding: FindingRow, { confidential }: { confidential: boolean }): Promise<Explained> {
  const terms = await termsOf(parts, db, round);
  const { rule, on } = terms;
  const said = explainFirm(rule, finding.facts, on);
  const dictionary = (await parts.rules.current(db)).facts;
  const secret = (id: string): boolean => !confidential && dictionary.get(id)?.confidential === true;
  // A formula that rests on a confidential fact would give it away.
  const derived = (id: string): boolean => !confidential && [...(rule.names.has(id) ? rule.restsOn(id) : [])].some((fact) => dictionary.get(fact)?.confidential === true);
  const facts = Object.entries(finding.facts);
  const entry = await entryOf(db, round.id, { enterpriseId: finding.enterpriseId });
  return {
    finding: viewFinding(finding),
    rule: { id: rule.file.id, version: rule.version.version, zh: said.title.zh, en: said.title.en, source: [said.source.zh, said.source.number].filter(Boolean).join(' '), on },
    answer: said.answer,
    leaves: said.leaves.map((l) => ({ id: l.id, zh: l.zh, en: l.en, answer: l.answer, clause: l.clause, values: l.values.filter((v) => !secret(v.id) && !derived(v.id)) })),
    workings: said.workings.filter((w) => !derived(w.id)).map(({ id, zh, en, value, unit, clause }) => ({ id, zh, en, value, unit, clause })),
    facts: facts.filter(([id]) => !secret(id)).map(([id, f]) => ({ id, zh: dictionary.get(id)?.zh ?? id, en: dictionary.get(id)?.en ?? id, unit: dictionary.get(id)?.unit ?? '', ...f })),
    asks: factsAsked(terms, dictionary),
    hidden: facts.filter(([id]) => secret(id)).length,
    judgementId: finding.judgementId,
    events: entry ? (await readEvents(db, entry.id)).map((e) => ({ ...e, at: e.at.toISOString() })) : [],
    entry: entry ? viewEntry(entry) : null,
  };
}
