import { getVocabulary } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';

/** Names of rungs, qualifications, pools and items; codes until the server has answered. */
export function useWords() {
  const say = useSay();
  const { data } = useAnswer(getVocabulary);
  const rungs = data ? [...data.main, ...data.specialised, ...data.labels] : [];
  const name = (found: { zh: string; en: string } | undefined, code: string): string => (found ? say(found) : code);
  return {
    data,
    rung: (type: string): string => name(rungs.find((r) => r.type === type), type),
    pool: (id: string): string => name(data?.pools.find((p) => p.id === id), id),
    item: (id: string) => data?.items.find((i) => i.id === id),
    qualifications: rungs.filter((r) => r.qualification),
  };
}

/** A figure as people read it: grouped thousands, at most two places; a share as per cent. */
export function formatFigure(value: number, unit: string | null): string {
  return unit === '1' ? `${(value * 100).toLocaleString('en-US', { maximumFractionDigits: 2 })}%` : value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
