import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function Steps(): ReactNode {
  const { t } = useTranslation('portal');
  return (
    <ol className="steps">
      {(['one', 'two', 'three', 'four'] as const).map((step, index) => (
        <li key={step} className="panel">
          <span className="step-number" aria-hidden="true">
            {index + 1}
          </span>
          <h3>{t(`steps.${step}.title`)}</h3>
          <p>{t(`steps.${step}.text`)}</p>
        </li>
      ))}
    </ol>
  );
}
