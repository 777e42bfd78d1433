import { Descriptions, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../src/modules/enterprises/contract.ts';
import { inBrackets } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { CalendarDay } from '../../components/time.tsx';
import { ClosureNotice } from './closure-notice.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { QualificationTimeline } from './qualification-timeline.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { useWords } from './use-words.ts';

/** A dossier from top to bottom: where the firm stands, what comes next, qualifications, figures, records. */
export function DossierBody({ dossier, ahead }: { dossier: DossierView; ahead: ReactNode }): ReactNode {
  const { t } = useTranslation('enterprises');
  const words = useWords();
  const { nameOf } = usePlaces();
  const { firm, standing } = dossier;
  return (
    <>
      {dossier.closure ? <ClosureNotice closure={dossier.closure} /> : null}
      <section className="panel stack">
        <div className="row">
          <Tag color="blue">{words.rung(standing.main)}</Tag>
          {standing.specialised ? <Tag color="purple">{words.rung(standing.specialised)}</Tag> : null}
          {standing.labels.map((l) => <Tag key={l}>{words.rung(l)}</Tag>)}
          {dossier.memberships.filter((m) => m.leftOn === null).map((m) => <Tag key={m.id} color="cyan">{words.pool(m.pool)}{inBrackets(t(`pools.${m.level}`))}</Tag>)}
        </div>
        <Descriptions
          column={{ xs: 1, sm: 2, lg: 3 }} size="small"
          items={[
            { key: 'code', label: t('list.code'), children: firm.creditCode },
            { key: 'place', label: t('list.place'), children: `${nameOf(firm.city)}${firm.park ? ` · ${nameOf(firm.park)}` : ''}` },
            { key: 'founded', label: t('list.founded'), children: firm.foundedOn ? <CalendarDay date={firm.foundedOn} /> : t('firm.unregistered') },
            { key: 'sector', label: t('firm.sector'), children: t(`sector.${firm.sector}`) },
            { key: 'checked', label: t('firm.checked'), children: firm.recordsCheckedOn ? <CalendarDay date={firm.recordsCheckedOn} /> : t('firm.never') },
          ]}
        />
      </section>
      {/* Who is no more climbs no further. */}
      {dossier.closure ? null : ahead}
      <QualificationTimeline dossier={dossier} />
      <FiguresPanel dossier={dossier} />
      <RecordsPanel dossier={dossier} />
    </>
  );
}
