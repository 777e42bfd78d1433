import { Problem } from '../../../kernel/base/problem.ts';

const DOWNLOAD = { zh: '重新下载本期模板，把数据以“选择性粘贴—数值”贴入', en: 'Download the template of this period and paste the data into it as values' };

export function templateProblem(code: 'TEMPLATE_UNKNOWN' | 'TEMPLATE_OLD' | 'TEMPLATE_OTHER' | 'TEMPLATE_ALTERED', zh: string, en: string): Problem {
  return new Problem(code, { zh, en, remedy: DOWNLOAD });
}

export function headerProblem(
  code: 'HEADER_MISSING' | 'HEADER_MERGED' | 'HEADER_TWICE' | 'SHEET_HIDDEN' | 'COLUMN_HIDDEN' | 'ROWS_NONE' | 'ROWS_TOO_MANY',
  zh: string, en: string, remedyZh: string, remedyEn: string, row?: number,
): Problem {
  return new Problem(code, { zh, en, remedy: { zh: remedyZh, en: remedyEn }, ...(row === undefined ? {} : { where: { row } }) });
}
