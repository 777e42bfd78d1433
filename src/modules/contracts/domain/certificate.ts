import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatYuan } from '../../../kernel/base/money.ts';
import type { ContractRow } from '../store/contracts.ts';
import { contractTypeNames } from './contract-type.ts';

/**
 * The certificate of registration (技术合同认定登记证明): what was registered, by whom, and how anyone can check it.
 */
export function certificateOf(
  contract: ContractRow & { registrationNumber: string; registeredOn: string },
  registryName: string,
  verifyUrl: string,
): Omit<TDocumentDefinitions, 'defaultStyle'> {
  const names = (side: 'seller' | 'buyer'): string =>
    contract.parties
      .filter((p) => p.side === side)
      .map((p) => (p.creditCode ? `${p.name}（${p.creditCode}）` : p.name))
      .join('\n');
  const row = (label: string, value: string): Content[] => [{ text: label, color: '#555555' }, value];
  return {
    pageSize: 'A4',
    pageMargins: [64, 72, 64, 64],
    info: { title: `技术合同认定登记证明 ${contract.registrationNumber}` },
    ...(contract.demo ? { watermark: { text: '演示数据', color: '#999999', opacity: 0.15 } } : {}),
    content: [
      { text: '技术合同认定登记证明', fontSize: 22, bold: true, alignment: 'center', margin: [0, 8, 0, 4] },
      { text: 'Certificate of technology contract registration', fontSize: 10, alignment: 'center', color: '#777777' },
      { text: `登记编号　${contract.registrationNumber}`, alignment: 'center', fontSize: 13, margin: [0, 18, 0, 18] },
      {
        layout: 'lightHorizontalLines',
        table: {
          widths: [110, '*'],
          body: [
            row('合同名称', contract.name),
            row('合同类型', contractTypeNames[(contract.recognition ?? contract).type].zh),
            row('卖方', names('seller')),
            row('买方', names('buyer')),
            row('签订日期', contract.signDate ?? '—'),
            row('履行期限', `${contract.startDate ?? contract.signDate ?? '—'} 至 ${contract.endDate ?? '—'}`),
            // What the registry recognised, as it stands: the parties' own figures may differ.
            row('合同成交额', `${formatYuan((contract.recognition ?? contract).contractAmountFen)} 元`),
            row('技术交易额', `${formatYuan((contract.recognition ?? contract).technologyTransactionAmountFen)} 元`),
            row('知识产权', contract.intellectualProperty.map((ip) => ip.number).join('、') || '—'),
            row('关联关系', contract.relatedParties ? '有（不享受奖补）' : '无'),
            row('登记机构', registryName),
            row('登记日期', contract.standing === 'AMENDED' ? `${contract.registeredOn}（${contract.standingOn} 变更登记，第 ${contract.currentVersion} 版）` : contract.registeredOn),
          ],
        },
      },
      {
        margin: [0, 28, 0, 0],
        columns: [
          { width: '*', stack: [{ text: '扫码或在平台“合同验证”中输入登记编号，可核对本证明的真伪。' }, { text: verifyUrl, color: '#777777', fontSize: 9 }] },
          { width: 96, qr: verifyUrl, fit: 96 },
        ],
      },
    ],
  };
}
