import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import type { Matrix } from '../plan/target-cell.tsx';
import { colourOf, usePlanWords } from '../plan/words.ts';

const WORST_FIRST = ['RED', 'YELLOW', 'GREEN', 'DONE', 'GREY'] as const;

/** Beside the map: what the zone as a whole is to reach, the worst light first; those without figures close the list. */
export function ZonePanel({ matrix, onOpen }: { matrix: Matrix; onOpen: (target: string) => void }): ReactNode {
  const { t } = useTranslation('cockpit');
  const { t: plan, figure, goal } = usePlanWords();
  const say = useSay();
  const zone = matrix.places.find((place) => place.kind === 'zone') ?? matrix.places[0];
  if (!zone) return null;
  const rows = matrix.rows
    .flatMap((row) => row.cells.filter((cell) => cell.place === zone.code).map((cell) => ({ row, cell })))
    .toSorted((a, b) => WORST_FIRST.indexOf(a.cell.light) - WORST_FIRST.indexOf(b.cell.light));
  return (
    <section className="panel zone-panel" aria-label={say(zone)}>
      <h2>
        {say({ zh: zone.shortZh, en: zone.shortEn })} <small className="faint">{t('zone.of')}</small>
      </h2>
      <ul className="plain">
        {rows.map(({ row, cell }) => (
          <li key={cell.targetId}>
            <button type="button" className="zone-line" onClick={() => onOpen(cell.targetId)}>
              <Light colour={colourOf(cell.light)} text={plan(`light.${cell.light}`)} compact />
              <span className="zone-name">{say({ zh: row.indicator.shortZh, en: row.indicator.shortEn })}</span>
              <span className="number">{cell.latest ? figure(cell.latest, row.indicator) : '—'}</span>
              <small className="faint number">{goal(cell, row.indicator)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
