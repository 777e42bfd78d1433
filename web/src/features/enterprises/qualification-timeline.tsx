import { Button, Timeline } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../src/modules/enterprises/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { Empty } from '../../components/empty.tsx';
import { Light, type LightColour } from '../../components/light.tsx';
import { CalendarDay, formatDay } from '../../components/time.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { useWords } from './use-words.ts';

const colour: Record<DossierView['qualifications'][number]['state'], LightColour> = { VALID: 'green', ENDING: 'yellow', EXPIRED: 'grey', REVOKED: 'red', NOT_YET: 'grey' };

/** Qualifications and pools of a firm in the order in which they came, newest first. */
export function QualificationTimeline({ dossier }: { dossier: DossierView }): ReactNode {
  const { t } = useTranslation('enterprises');
  const language = useLanguage();
  const words = useWords();
  const [revoking, setRevoking] = useState<DossierView['qualifications'][number]>();
  const entries = [
    ...dossier.qualifications.map((q) => ({
      key: q.id, on: q.issuedOn,
      content: (
        <div className="stack-tight">
          <div className="row">
            <strong>{words.rung(q.type)} {q.edition}</strong>
            <Light colour={colour[q.state]} text={t(`qualifications.${q.state}`)} />
            {dossier.may.manage && q.revokedFrom === null && q.state !== 'NOT_YET' ? <Button type="link" size="small" danger onClick={() => setRevoking(q)}>{t('acts.revoke')}</Button> : null}
          </div>
          <small className="faint">
            {[formatDay(q.issuedOn, language), q.expiresOn ? t('qualifications.until', { day: formatDay(q.expiresOn, language) }) : undefined, q.certNo, q.issuer].filter(Boolean).join(' · ')}
          </small>
          {q.revokedFrom ? <small>{t('qualifications.revoked', { day: formatDay(q.revokedFrom, language), reason: q.revokedReason ?? '' })}</small> : null}
        </div>
      ),
    })),
    ...dossier.memberships.map((m) => ({
      key: m.id, on: m.admittedOn,
      content: (
        <div className="stack-tight">
          <div className="row"><strong>{words.pool(m.pool)}{inBrackets(t(`pools.${m.level}`))}</strong>{m.leftOn === null ? <Light colour="green" text={t('pools.in')} /> : null}</div>
          <small className="faint"><CalendarDay date={m.admittedOn} />{m.leftOn ? ` · ${t('pools.left', { day: formatDay(m.leftOn, language), because: m.leftBecause ? t(`pools.because.${m.leftBecause}`) : '' })}` : ` · ${t('qualifications.until', { day: formatDay(m.dueOn, language) })}`}</small>
        </div>
      ),
    })),
  ].sort((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <section className="panel stack">
      <h2>{t('qualifications.title')}</h2>
      {entries.length === 0 ? <Empty title={t('qualifications.none')} /> : <Timeline items={entries.map(({ key, content }) => ({ key, content }))} />}
      {revoking ? <RevokeDialog firm={dossier.firm} qualification={revoking} onClose={() => setRevoking(undefined)} /> : null}
    </section>
  );
}
