/** Headings of the exchange workbook and the fields they fill; the same for reading and writing. */
export const firmColumns = {
  统一社会信用代码: 'creditCode', 企业名称: 'name', 市代码: 'city', 园区代码: 'park', 技术领域: 'field', 行业类别: 'sector', 成立日期: 'foundedOn', 处罚记录查询日期: 'recordsCheckedOn',
} as const;

export const figureColumns = { 统一社会信用代码: 'creditCode', 指标代码: 'item', 年度: 'year', 数值: 'value', 来源: 'source', 数据日期: 'asOf', 可信度: 'confidence' } as const;

export const qualificationColumns = {
  统一社会信用代码: 'creditCode', 资质代码: 'type', 年度: 'edition', 证书编号: 'certNo', 发证日期: 'issuedOn', 有效期至: 'expiresOn', 发证机关: 'issuer',
} as const;

export const sheetNames = { firms: '企业', figures: '数据', qualifications: '资质' } as const;
export type Part = keyof typeof sheetNames;
export const columnsOf = { firms: firmColumns, figures: figureColumns, qualifications: qualificationColumns } as const;
/** Columns that may be left out of a file. */
export const optionalColumns: readonly string[] = ['园区代码', '技术领域', '处罚记录查询日期', '证书编号', '有效期至', '可信度'];
