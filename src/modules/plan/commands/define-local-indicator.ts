import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { IndicatorDefinition } from '../../../kernel/indicators/index.ts';
import { insertLocalIndicator, readLocalIndicators } from '../reviewed-store.ts';
import { lockLoader } from '../store.ts';
import type { PlanAct } from './enter-reviewed.ts';

export type LocalIndicator = Pick<IndicatorDefinition, 'zh' | 'en' | 'unit' | 'unitEn' | 'kind' | 'direction' | 'theme' | 'decimals'>;

/**
 * Defines an indicator for a document that counts by something the zone's pack does not know. The same name and unit
 * again is the same indicator. Nobody collects it: until figures come, targets by it are grey.
 */
export async function defineLocalIndicator(tx: Tx, act: PlanAct, wanted: LocalIndicator): Promise<IndicatorDefinition> {
  await lockLoader(tx.sql);
  const known = await readLocalIndicators(tx.sql);
  const same = known.find((d) => d.zh === wanted.zh && d.unit === wanted.unit);
  if (same) return same;
  const definition: IndicatorDefinition = {
    ...wanted,
    code: `LOCAL_${String(known.length + 1).padStart(3, '0')}`,
    version: 1, shortZh: wanted.zh, shortEn: wanted.en,
    formula: null, numerator: null, denominator: null, priceBase: null, frequency: 'ANNUAL', aggregation: 'NOT_ADDITIVE',
    validRange: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    collectorZh: '尚未确定', collectorEn: 'not yet settled', noteZh: null, noteEn: null, breaks: [], versions: [], restated: [],
  };
  await insertLocalIndicator(tx.sql, definition, act.by.accountId, act.at);
  await appendAudit(tx, { at: act.at, actor: act.by, action: 'plan.indicator.defined', subject: { kind: 'plan.indicator', id: definition.code }, detail: { ...wanted }, requestId: act.requestId });
  return definition;
}
