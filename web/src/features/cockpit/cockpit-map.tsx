import { Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getSummary, listTasks } from '../../../../src/modules/plan/contract.ts';
import { getPublicBoard } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import type { LightColour } from '../../components/light.tsx';
import { type CityMark, SchematicMap } from '../../components/schematic-map.tsx';
import type { Matrix, MatrixRow } from '../plan/target-cell.tsx';
import { colourOf, usePlanWords } from '../plan/words.ts';

const TASKS = 'tasks';
const ORDER: readonly LightColour[] = ['done', 'green', 'yellow', 'red', 'grey'];

type City = Pick<CityMark, 'code' | 'x' | 'y' | 'name'>;

/** The cities with one indicator's figure and light, or with their tasks. Rows without city targets are not offered. */
export function CockpitMap({ matrix, onOpen }: { matrix: Matrix; onOpen: (target: string) => void }): ReactNode {
  const { t } = useTranslation('cockpit');
  const { t: app } = useTranslation('app');
  const say = useSay();
  const [state, change] = useAddressState();
  const summary = useAnswer(getSummary);
  const { parks } = usePlaces();
  const taskMark = useTaskMark();
  const indicatorMark = useIndicatorMark(onOpen);
  if (!summary.data) return null;
  const cities = summary.data.places.flatMap(({ place, map }): City[] => (map ? [{ code: place.code, ...map, name: say({ zh: place.shortZh, en: place.shortEn }) }] : []));
  const rows = matrix.rows.filter((row) => row.cells.some((cell) => cities.some((city) => city.code === cell.place)) && row.cells.length > 1);
  const row = rows.find((one) => keyOf(one) === state.map) ?? (state.map === TASKS ? undefined : rows[0]);
  const marks = cities.map((city) => (row ? indicatorMark(city, row) : taskMark(city)));
  const what = row ? say(row.indicator) : t('map.tasks');
  const options = [...rows.map((one) => ({ value: keyOf(one), label: say(one.indicator) })), { value: TASKS, label: t('map.tasks') }];
  const chosen = row ? keyOf(row) : TASKS;
  const choose = (map: string): void => change({ map });
  return (
    <section className="panel cockpit-map" aria-label={t('map.title')}>
      <div className="row spread">
        <Select aria-label={t('map.show')} className="map-choose" value={chosen} options={options} onChange={choose} />
        <label className="row-tight">
          <Switch size="small" aria-label={t('map.parks')} checked={state.parks === '1'} onChange={(on) => change({ parks: on ? '1' : undefined })} /> {t('map.parks')}
        </label>
      </div>
      <SchematicMap
        onPaper
        map={summary.data.map}
        cities={marks}
        parks={state.parks === '1' ? parks.map((park) => ({ code: park.code, city: park.city, name: say(park) })) : []}
        label={t('map.label', { what })}
      />
      <div className="row spread">
        <ul className="map-legend" aria-label={t('map.legend')}>
          {ORDER.filter((colour) => marks.some((mark) => mark.colour === colour)).map((colour) => (
            <li key={colour} className={`legend-${colour}`}>
              <i aria-hidden="true" />
              {app(`light.${colour}`)}
            </li>
          ))}
        </ul>
        <small className="faint">
          {row ? null : `${t('map.worst')}。`}
          {t('map.schematic')}
        </small>
      </div>
      {state.parks === '1' ? (
        <ul className="park-names">
          {cities.map((city) => (
            <li key={city.code}>
              <strong>{city.name}</strong> {parks.filter((park) => park.city === city.code).map((park) => say({ zh: park.shortZh, en: park.shortEn })).join(comma())}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

const keyOf = (row: MatrixRow): string => `${row.indicator.code}-${row.year}`;

function useIndicatorMark(onOpen: (target: string) => void): (city: City, row: MatrixRow) => CityMark {
  const { t } = useTranslation('cockpit');
  const { t: plan, figure, goal } = usePlanWords();
  const say = useSay();
  return (city, row) => {
    const cell = row.cells.find((one) => one.place === city.code);
    const colour = cell ? colourOf(cell.light) : 'grey';
    const value = cell?.latest ? figure(cell.latest, row.indicator) : cell ? goal(cell, row.indicator) : t('map.noTarget');
    const words = [city.name, say(row.indicator), value, cell ? `${plan('plan.target')} ${goal(cell, row.indicator)}` : '', cell ? plan(`light.${cell.light}`) : ''].filter(Boolean).join(' ');
    return { ...city, value: cell?.latest ? value : '—', colour, label: words, href: cell ? `/cockpit?target=${encodeURIComponent(cell.targetId)}` : '/cockpit', onOpen: () => (cell ? onOpen(cell.targetId) : undefined) };
  };
}

function useTaskMark(): (city: City) => CityMark {
  const { t } = useTranslation('cockpit');
  const go = useGo();
  const mayRead = useCan('supervision.progress.read');
  const tasks = useAnswer(listTasks);
  const board = useAnswer(getPublicBoard);
  return (city) => {
    const own = new Set((tasks.data?.tasks ?? []).filter((task) => task.places.includes(city.code)).map((task) => task.id));
    const lights = (board.data?.items ?? []).filter((item) => own.has(item.task.id)).map((item) => item.light);
    const count = (light: string): number => lights.filter((one) => one === light).length;
    const colour: LightColour = count('RED') > 0 ? 'red' : count('YELLOW') > 0 ? 'yellow' : count('GREEN') > 0 ? 'green' : lights.length > 0 && count('DONE') === lights.length ? 'done' : 'grey';
    const text = lights.length === 0 ? t('map.noTasks') : t('map.taskCounts', { red: count('RED'), yellow: count('YELLOW'), green: count('GREEN') + count('DONE') });
    const href = mayRead ? `/supervision?place=${city.code}` : `/plan/tasks?place=${city.code}`;
    return { ...city, value: lights.length === 0 ? '—' : t('map.taskTotal', { count: lights.length }), colour, label: t('map.openTasks', { city: city.name, text }), href, onOpen: () => void go(href) };
  };
}
