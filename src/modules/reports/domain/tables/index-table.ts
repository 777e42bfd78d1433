import type { Scope } from '../scope.ts';
import { nameOf } from '../snapshot.ts';
import { column, nothing, number, type TableBody, text } from './table.ts';

/** Ranks of the innovation index with the interval that other weights would allow. */
export function indexTable({ snapshot, cite, language }: Scope): TableBody {
  const zh = language === 'zh';
  const { index } = snapshot;
  const fields = index?.fields ?? [];
  const score = (value: number | null): ReturnType<typeof number> => (value === null ? nothing : number(value, value.toFixed(1), cite.index()));
  const tied = (index?.groups ?? []).filter((g) => g.length > 1).map((g) => g.map((code) => nameOf(snapshot.places.find((p) => p.code === code), language)).join(zh ? '、' : ', '));
  return {
    columns: [
      column(zh ? '名次' : 'Rank', 'number', 7, 0), column(zh ? '地区' : 'Place', 'text', 10), column(zh ? '得分' : 'Score', 'number', 9, 1), column(zh ? '名次区间' : 'Rank interval', 'text', 11),
      column(zh ? '数据覆盖' : 'Coverage', 'ratio', 10, 1), ...fields.map((f) => column(f[language], 'number', 11, 1)),
    ],
    rows: (index?.places ?? []).map((p) => [
      number(p.rank, String(p.rank), cite.index()), text(nameOf(snapshot.places.find((x) => x.code === p.place), language)), score(p.score),
      text(p.low === null ? null : `${p.low}–${p.high}`), number(p.coverage, `${(p.coverage * 100).toFixed(1)}%`, cite.index()),
      ...fields.map((f) => score(p.fields.find((x) => x.code === f.code)?.score ?? null)),
    ]),
    note: [
      index ? (zh ? `名次区间为权重随机变动时中间${Math.round(index.confidence * 100)}%的名次。` : `Rank intervals hold the central ${Math.round(index.confidence * 100)}% of ranks when weights move at random.`) : '',
      tied.length > 0 ? (zh ? `统计上不能分出先后：${tied.join('；')}。` : `Cannot be told apart: ${tied.join('; ')}.`) : '',
    ].join(''),
  };
}
