import { type Fen, formatYuan } from '../../../kernel/base/money.ts';
import type { Words } from './evidence.ts';
import type { Regulation } from './regulation.ts';

/**
 * What a sum inside a contract pays for. Equipment, instruments, parts and materials are no technology; the direct cost
 * of a reasonable number of carriers of the technology is not taken off. Source: 技术合同认定规则 art. 50.
 */
export const itemKinds = ['EQUIPMENT', 'INSTRUMENT', 'PARTS', 'MATERIAL', 'DOCUMENTS', 'SAMPLES', 'PLANT_SETS', 'OTHER'] as const;
export type ItemKind = (typeof itemKinds)[number];

export interface CostItem {
  name: string;
  kind: ItemKind;
  /** Complete sets, for `PLANT_SETS`. */
  quantity: number;
  amountFen: Fen;
}

export interface JudgedItem extends CostItem {
  /** What comes off the contract amount. */
  deductedFen: Fen;
  because: Words;
}

/** How much of each item comes off the contract amount, and why. */
export function judgeItems(regulation: Regulation, items: readonly CostItem[]): JudgedItem[] {
  const sets = regulation.carriers.plantSets;
  return items.map((item): JudgedItem => {
    if (item.kind === 'DOCUMENTS') return { ...item, deductedFen: 0, because: { zh: '技术文件以通常掌握和存档所需为限，直接成本不扣除', en: 'Documents as many as needed: their direct cost stays' } };
    if (item.kind === 'SAMPLES') return { ...item, deductedFen: 0, because: { zh: '软件、菌种、样品等载体以试验和掌握所需为限，直接成本不扣除', en: 'Carriers as many as tests need: their direct cost stays' } };
    if (item.kind === 'PLANT_SETS') {
      const over = Math.max(0, item.quantity - sets);
      const deductedFen = item.quantity > 0 ? Number((BigInt(item.amountFen) * BigInt(over) + BigInt(item.quantity) - 1n) / BigInt(item.quantity)) : 0;
      return {
        ...item, deductedFen,
        because: over === 0
          ? { zh: `成套设备 ${item.quantity} 套，在 ${sets} 套以内，不扣除`, en: `${item.quantity} complete sets, within ${sets}: nothing comes off` }
          : { zh: `成套设备 ${item.quantity} 套，超过 ${sets} 套的 ${over} 套按比例扣除 ${formatYuan(deductedFen)} 元`, en: `${item.quantity} complete sets: the ${over} above ${sets} come off, ${formatYuan(deductedFen)} yuan` },
      };
    }
    return { ...item, deductedFen: item.amountFen, because: { zh: '购置设备、仪器、零部件、原材料等非技术性费用，全额扣除', en: 'Equipment, instruments, parts or materials: comes off in full' } };
  });
}

/** Technology amount = contract amount − what comes off. */
export function technologyAmount(contractAmountFen: Fen, items: readonly JudgedItem[]): Fen {
  return contractAmountFen - items.reduce((sum, i) => sum + i.deductedFen, 0);
}
