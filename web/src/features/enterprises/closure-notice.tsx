import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../src/modules/enterprises/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { formatDay } from '../../components/time.tsx';

/** That the firm is no more: since when, into whom it was merged, and by what it is known. */
export function ClosureNotice({ closure }: { closure: NonNullable<DossierView['closure']> }): ReactNode {
  const { t } = useTranslation('enterprises');
  const language = useLanguage();
  const { kind, closedOn, successor, source, recordedOn, recordedByName } = closure;
  const into = successor ? t('closure.into', { name: successor.name, code: successor.creditCode }) : null;
  return (
    <Alert
      type="warning" showIcon title={t('closure.said', { tag: t(`closure.tag.${kind}`), day: formatDay(closedOn, language) })}
      description={
        <div className="stack-tight">
          {into ? <span>{successor?.enterpriseId ? <AppLink to={`/enterprises/firms/${successor.enterpriseId}`}>{into}</AppLink> : into}</span> : null}
          <span>{t('closure.by', { source, name: recordedByName, day: formatDay(recordedOn, language) })}</span>
          <span>{t('closure.counts')}</span>
        </div>
      }
    />
  );
}
