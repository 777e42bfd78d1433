import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxOutcome } from '../../../../src/flows/sandbox/contract.ts';
import { wan } from './words.ts';

type Counts = SandboxOutcome['counts'];
const VERDICTS = ['WINNER', 'LOSER', 'MIXED', 'UNCHANGED', 'OPEN'] as const;

/** What is not shown says why. */
export function Hidden(): ReactNode {
  const { t } = useTranslation('sandbox');
  return <Tooltip title={t('verdict.hiddenWhy')}><span className="faint">{t('verdict.hidden')}</span></Tooltip>;
}

export const Wan = ({ fen }: { fen: number | null }): ReactNode => (fen === null ? <Hidden /> : <span className="number">{wan(fen)}</span>);

/** Columns of a table of firms by verdict. */
export function useVerdictColumns<Row extends { counts: Counts }>(): { title: string; align: 'right'; key: string; render: (_: unknown, row: Row) => ReactNode }[] {
  const { t } = useTranslation('sandbox');
  return [
    { title: t('firms'), align: 'right', key: 'firms', render: (_, row) => row.counts.firms.toLocaleString('en-US') },
    ...VERDICTS.map((v) => ({ title: t(`verdict.${v}`), align: 'right' as const, key: v, render: (_: unknown, row: Row) => (row.counts[v] === null ? <Hidden /> : row.counts[v].toLocaleString('en-US')) })),
  ];
}
