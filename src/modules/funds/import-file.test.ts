import { describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import { readPaymentFile } from './import-file.ts';

const HEAD = '收款单位,统一社会信用代码,单位类型,大专项代码,任务序号,金额（元）,依据条款,费用项目,合同或发票号,佐证,业务编号';
const CODE = `91320500MA2X00001${creditCodeCheckCharacter('91320500MA2X00001')!}`;
const row = (amount: string, reference: string): string => `示例公司,${CODE},企业,key-research,1,${amount},002 六/（二）,research-project,HT-1,合同,${reference}`;
const bytes = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

describe('A payment file', () => {
  it('Is read to the fen, wherever its columns stand and however the head is spaced', async () => {
    const { lines, rows } = await readPaymentFile('批次.csv', bytes(HEAD.replace('金额（元）', '金额 (元)'), row('1234.56', 'ZF-0001'), '', row('2', 'ZF-0002')));
    expect(lines.map((l) => [l.amountFen, l.payeeKind, l.taskNo])).toEqual([[123_456, 'firm', 1], [200, 'firm', 1]]);
    expect(rows).toHaveLength(2);
  });

  it('Names every fault with its row and column, and gives no line', async () => {
    await expect(readPaymentFile('批次.csv', bytes(HEAD, row('一千', 'ZF-0001'), row('5', 'Z')))).rejects.toMatchObject({
      code: 'LINES_FAULTY', details: [{ where: { row: 2, field: '金额（元）' } }, { where: { row: 3, field: '业务编号' } }],
    });
  });

  it('Without a column is refused with the name of the column', async () => {
    await expect(readPaymentFile('批次.csv', bytes(HEAD.replace(',业务编号', ''), row('5', 'x')))).rejects.toMatchObject({ code: 'HEADER_MISSING', zh: expect.stringContaining('业务编号') });
  });

  it('That is no workbook is refused as such', async () => {
    await expect(readPaymentFile('批次.xlsx', new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: expect.stringMatching(/^WORKBOOK_/) });
  });
});
