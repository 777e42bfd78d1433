import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { listTargets } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { usePlanWords } from './words.ts';

/** The indicators a task should move, each opening the target it works for. */
export function IndicatorTags({ codes, document }: { codes: readonly string[]; document: string }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const { data } = useAnswer(listTargets, { query: { document } }, { enabled: codes.length > 0 });
  if (codes.length === 0) return <span className="faint">{t('tasks.none')}</span>;
  return (
    <span className="row-tight">
      {codes.map((code) => {
        const target = data?.targets.find((candidate) => candidate.indicator.code === code);
        return target ? (
          <AppLink key={code} to={`/plan?document=${encodeURIComponent(document)}&target=${encodeURIComponent(target.id)}`}>
            <Tag color="blue">{say({ zh: target.indicator.shortZh, en: target.indicator.shortEn })}</Tag>
          </AppLink>
        ) : (
          <Tag key={code}>{code}</Tag>
        );
      })}
    </span>
  );
}
