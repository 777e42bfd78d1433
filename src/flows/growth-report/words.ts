/** 1,234.5; at most so many decimals, the same on every machine. */
export function grouped(value: number, most: number): string {
  const [whole, rest = ''] = Math.abs(value).toFixed(most).split('.');
  const fraction = rest.replace(/0+$/, '');
  return `${value < 0 && Number(Math.abs(value).toFixed(most)) !== 0 ? '-' : ''}${whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction ? `.${fraction}` : ''}`;
}

export const percent = (ratio: number): string => `${grouped(ratio * 100, 1)}%`;

/** Words of the report that are not figures. */
export const reportWords = {
  few: { zh: '—', en: '—' },
  fewNote: { zh: (n: number) => `不足 ${n} 家有此项数据的及可据以推算的，不单独列示。`, en: (n: number) => `Not shown where fewer than ${n} firms have the figure, nor where it would give one of those away.` },
  fewBands: { zh: (n: number) => `不足 ${n} 家的估值段及可据以推算的段不列示。`, en: (n: number) => `Bands of fewer than ${n} firms are not shown, nor what would give them away.` },
  unknownField: { zh: '未分类', en: 'Not classified' },
  all: { zh: '合计', en: 'Total' },
} as const;
