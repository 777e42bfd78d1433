import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { getBackTest, type TargetAttainment } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import { usePlanWords } from './words.ts';

/** What is missing and what may be expected, each in the sentence that says how it was reckoned. */
export function AttainmentPanel({ attainment }: { attainment: TargetAttainment | undefined }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (!attainment) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { gap, forecast, noForecast, schedule, definition } = attainment;
  const rows = [
    { key: 'gap', sentence: gap.sentence },
    { key: forecast?.overdue ? 'estimate' : 'forecast', sentence: (forecast ?? noForecast)?.sentence },
    { key: 'schedule', sentence: schedule?.sentence },
    { key: 'definition', sentence: definition.sentence },
  ];
  return (
    <section className="stack-tight">
      <dl className="outlook">
        {rows.map(({ key, sentence }) =>
          sentence ? (
            <div key={key}>
              <dt>{t(`outlook.${key}`)}</dt>
              <dd>{say(sentence)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {forecast ? <Check /> : null}
    </section>
  );
}

/** The same method tried on the past: the only ground on which an interval may be believed. */
function Check(): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const { data } = useAnswer(getBackTest);
  return (
    <details>
      <summary className="faint">{t('outlook.check')}</summary>
      <p className="faint">{data ? say(data.sentence) : '…'}</p>
    </details>
  );
}
