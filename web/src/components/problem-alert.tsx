import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemPlace } from '../../../src/kernel/base/problem.ts';
import { asProblem } from '../app/api-problem.ts';
import { useSay } from '../app/i18n.ts';

const SHOWN_DETAILS = 20;

/** Shows a refusal: the sentence, the place, what would be right, and the code a person can quote. Draws nothing for null. */
export function ProblemAlert({ problem: thrown, onClose }: { problem: unknown; onClose?: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const say = useSay();
  if (thrown === null || thrown === undefined) return null;
  const problem = asProblem(thrown);
  const rest = problem.details.length - SHOWN_DETAILS;
  // A sentence that says them all is enough.
  const told = problem.details.every((d) => !d.where && !d.remedy && say(problem).includes(say(d)));
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      title={say(problem)}
      {...(onClose ? { closable: { onClose } } : {})}
      description={
        <div className="problem-body">
          <Place place={problem.where} />
          {problem.details.length > 0 && !told ? (
            <ul>
              {problem.details.slice(0, SHOWN_DETAILS).map((detail, index) => (
                <li key={index}>
                  <Place place={detail.where} /> {say(detail)}
                  {detail.remedy ? say({ zh: `（${detail.remedy.zh}）`, en: ` (${detail.remedy.en})` }) : ''}
                </li>
              ))}
              {rest > 0 ? <li>{t('problem.more', { count: rest })}</li> : null}
            </ul>
          ) : null}
          {problem.remedy ? (
            <div>
              <strong>{t('problem.remedy')}</strong>{say({ zh: '：', en: ': ' })}
              {say(problem.remedy)}
            </div>
          ) : null}
          <small>
            {t('problem.code')} {problem.code}
            {problem.requestId ? ` · ${t('problem.request')} ${problem.requestId}` : ''}
          </small>
        </div>
      }
    />
  );
}

function Place({ place }: { place: ProblemPlace | undefined }): ReactNode {
  const { t } = useTranslation('app');
  const parts = [
    place?.file,
    place?.row === undefined ? undefined : t('problem.row', { row: place.row }),
    place?.field ? t('problem.field', { field: place.field }) : undefined,
    place?.clause ? t('problem.clause', { clause: place.clause }) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? <span className="problem-place">{parts.join(' · ')}</span> : null;
}
