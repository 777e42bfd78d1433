import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ItemKind } from '../contract.ts';
import { readFields } from '../domain/item-fields.ts';
import { clauseAt, type ItemContent } from '../domain/review.ts';
import { findText, listClauses } from '../store.ts';

/**
 * What a person entered, checked against its kind and the text, with the clause in which its span begins.
 * @throws Problem POLICY_ITEM_FIELDS with every wrong field, POLICY_SPAN_INVALID
 */
export async function checkedContent(
  db: Sql,
  of: { documentId: string; version: number; kind: ItemKind },
  entered: { start: number; end: number; fields: Record<string, unknown> },
): Promise<ItemContent> {
  const { fields, faults } = readFields(of.kind, entered.fields);
  if (faults.length > 0) {
    throw new Problem('POLICY_ITEM_FIELDS', {
      zh: `有 ${faults.length} 个字段填写不正确：${faults.map((f) => f.field).join('、')}`,
      en: `${faults.length} fields are not right: ${faults.map((f) => f.field).join(', ')}`,
      where: { field: faults[0]!.field },
      details: faults.map((f) => ({ code: 'POLICY_ITEM_FIELDS', zh: '填写不正确', en: f.says, where: { field: f.field } })),
      remedy: { zh: '请改正后再提交', en: 'Put them right and try again' },
    });
  }
  const text = await findText(db, of.documentId, of.version);
  const { start, end } = entered;
  if (!text || start >= end || end > text.text.length || text.text.slice(start, end).trim() === '') {
    throw new Problem('POLICY_SPAN_INVALID', {
      zh: '所选位置不在正文之内，或没有文字',
      en: 'The span lies outside the text or holds no words',
      where: { field: 'start' },
      remedy: { zh: '请在左侧正文中重新选取', en: 'Select the words in the text again' },
    });
  }
  return { clause: clauseAt(await listClauses(db, of.documentId, of.version), start), start, end, fields };
}
