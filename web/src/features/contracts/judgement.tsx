import { Alert, Collapse, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeContractType } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';

type JudgementView = CallAnswer<typeof judgeContractType>['judgement'];

const TONE = { YES: 'success', TECHNOLOGY_PART: 'success', OTHER_KIND: 'warning', OPEN: 'info', NO: 'error' } as const;
const COLOUR = { supports: 'green', excludes: 'red', open: 'gold', note: 'default' } as const;

/** What followed from a set of answers: the sentence, what is missing, and each answer beside its clause. */
export function Judgement({ judgement }: { judgement: JudgementView }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  return (
    <div className="stack-tight">
      <Alert
        type={TONE[judgement.verdict]}
        showIcon
        title={say(judgement.summary)}
        description={
          judgement.missing.length > 0 ? (
            <ul>
              {judgement.missing.map((m) => (
                <li key={m.id}>
                  {say(m)} <small className="faint">{m.clause}</small>
                </li>
              ))}
            </ul>
          ) : undefined
        }
      />
      <Collapse
        size="small"
        items={[
          {
            key: 'reasons',
            label: t('tests.reasons', { count: judgement.reasons.length, version: judgement.testsVersion }),
            children: (
              <ul className="plain stack-tight">
                {judgement.reasons.map((r) => (
                  <li key={r.id} className="row">
                    <Tag color={COLOUR[r.effect]}>{r.effect === 'note' ? t('tests.note') : t(`tests.answer.${r.answer}`)}</Tag>
                    <span>{say(r)}</span>
                    <small className="faint">{r.clause}</small>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </div>
  );
}
