import { newId } from '../../../kernel/base/id.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { z } from 'zod';
import type { MarketOrganisation } from '../context.ts';
import { demandDraft } from '../contract/demand.ts';
import { resultDraft } from '../contract/result.ts';
import { insertDemand, setDemandCase } from '../store/demands.ts';
import { insertResult } from '../store/results.ts';
import { RESULT_CHANGED } from './move-result.ts';

export interface DemoRecord<D> {
  organisation: MarketOrganisation;
  /** When it was written. */
  at: Date;
  draft: D;
}

/** Enters a made-up demand as a draft; `openCase` gives the case it is led through. Returns its id. */
export async function loadDemoDemand(tx: Tx, record: DemoRecord<z.input<typeof demandDraft>>, openCase: (id: string) => Promise<string>): Promise<string> {
  const id = newId(record.at);
  await insertDemand(tx.sql, {
    id, draft: demandDraft.parse(record.draft), organisation: record.organisation, status: 'DRAFT', source: 'demo', demo: true, createdBy: null, at: record.at,
  });
  await setDemandCase(tx.sql, id, await openCase(id));
  return id;
}

/** Enters made-up results as published ones. Returns their ids in the same order. */
export async function loadDemoResults(tx: Tx, records: readonly DemoRecord<z.input<typeof resultDraft>>[]): Promise<string[]> {
  const ids: string[] = [];
  for (const record of records) {
    const id = newId(record.at);
    await insertResult(tx.sql, {
      id, draft: resultDraft.parse(record.draft), organisation: record.organisation, status: 'PUBLISHED', source: 'demo', demo: true, createdBy: null, at: record.at,
    });
    tx.emit({ topic: RESULT_CHANGED, key: id });
    ids.push(id);
  }
  return ids;
}
