import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSummary } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useZoneName } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CityCards } from './city-cards.tsx';
import { MapPanel } from './map-panel.tsx';
import { RunningNotices } from './running-notices.tsx';
import { SearchBox } from './search-box.tsx';
import { Steps } from './steps.tsx';
import { ZoneFigures } from './zone-figures.tsx';
import './portal.css';

/** What the public sees first: how the zone stands, what can be found, what is open to objection, and how things go. */
export default function PortalPage(): ReactNode {
  const { t } = useTranslation('portal');
  const zoneName = useZoneName();
  const say = useSay();
  const go = useGo();
  const { data, error } = useAnswer(getSummary);
  const [chosen, setChosen] = useState<string>();
  const zone = data?.places.find((place) => place.place.kind === 'zone');
  const cities = data?.places.filter((place) => place.place.kind === 'city') ?? [];
  return (
    <div className="portal">
      <section className="hero">
        <div className="hero-inside">
          <div className="hero-words">
            <p className="hero-over">{t('hero.over')}</p>
            <h1>{zoneName || '\u00a0'}</h1>
            <p className="hero-line">{t('hero.line')}</p>
            <SearchBox onSearch={(q) => go(`/search?q=${encodeURIComponent(q)}`)} />
            <div className="row">
              <Button ghost onClick={() => go('/market/demands/new')}>
                {t('hero.demand')}
              </Button>
              <Button ghost onClick={() => go('/checkup')}>
                {t('hero.checkup')}
              </Button>
              <Button ghost onClick={() => go('/market/results')}>
                {t('hero.results')}
              </Button>
              <Button ghost onClick={() => go('/plan')}>
                {t('hero.plan')}
              </Button>
            </div>
          </div>
          <div className="hero-map">{data ? <MapPanel summary={data} chosen={chosen} onChoose={setChosen} /> : null}</div>
        </div>
      </section>
      <div className="page portal-body">
        <ProblemAlert problem={error} />
        {data && zone ? (
          <section>
            <SectionHead title={t('zone.title')} lead={t('zone.lead', { document: say(data.document) })} more={{ to: '/plan', words: t('zone.more') }} />
            <ZoneFigures zone={zone} />
          </section>
        ) : error ? null : (
          <Skeleton active />
        )}
        {cities.length > 0 ? (
          <section>
            <SectionHead title={t('cities.title')} lead={t('cities.lead')} />
            <CityCards cities={cities} />
          </section>
        ) : null}
        <section>
          <SectionHead title={t('notices.title')} lead={t('notices.lead')} more={{ to: '/notices', words: t('notices.all') }} />
          <RunningNotices />
        </section>
        <section>
          <SectionHead title={t('steps.title')} lead={t('steps.lead')} />
          <Steps />
        </section>
      </div>
    </div>
  );
}

function SectionHead({ title, lead, more }: { title: string; lead: string; more?: { to: string; words: string } }): ReactNode {
  return (
    <div className="section-head">
      <h2>{title}</h2>
      <p>{lead}</p>
      {more ? <AppLink to={more.to}>{more.words} →</AppLink> : null}
    </div>
  );
}
