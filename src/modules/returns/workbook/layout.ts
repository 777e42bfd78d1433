import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { type Collection, headingOf } from '../domain/collection.ts';

/** Where things stand in a template; reader and writer share it. */
export const DATA_SHEET = '填报';
export const NOTES_SHEET = '填表说明';
export const TEMPLATE_SHEET = '_template';
export const LISTS_SHEET = '_lists';
export const HEADER_ROW = 3;
export const TEMPLATE_MARK = 'innomatrix-return';
const TEMPLATE_FORMAT = 1;

/** Headings of a form, whose lines are the fields. */
export const FORM_HEADINGS = { key: '代码', name: '指标', unit: '单位', before: '上年同期', value: '本期数*', source: '数据来源', note: '说明' } as const;

export interface TemplateIdentity {
  collection: string;
  version: number;
  period: string;
  place: string;
  signature: string;
}

/**
 * Recognises a template of another collection, an older one, or one whose identity was edited. It is a check digit
 * against mistakes, not a secret: what somebody may file is decided by permissions.
 */
export function templateIdentity(collection: Collection, period: string, place: string): TemplateIdentity {
  const { id, version, layout, fields } = collection;
  const columns = fields.map((f) => [f.key, headingOf(f), f.type]);
  return { collection: id, version, period, place, signature: sha256(canonicalJson({ format: TEMPLATE_FORMAT, id, version, layout, columns, period, place })).slice(0, 24) };
}

/** Headings are compared without spaces, stars and the width of their signs. */
export const plainHeading = (text: string): string => text.normalize('NFKC').replace(/[\s*]/g, '');
