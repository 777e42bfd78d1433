import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../app/navigation.tsx';
import type { Language } from '../../app/i18n.ts';
import { colourOf, figureText, type Headline, type PlaceSummary, type Summary, targetText, unitText } from './figure-text.ts';

interface ZoneMapProps {
  map: Summary['map'];
  cities: readonly PlaceSummary[];
  indicator: Headline['indicator'];
  language: Language;
  label: string;
}

/** Five cities along the Shanghai–Nanjing line and around Tai Lake, drawn from the pack's schematic, not from a survey. */
export function ZoneMap({ map, cities, indicator, language, label }: ZoneMapProps): ReactNode {
  const { lake, river } = map;
  return (
    <svg className="zone-map" viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={label}>
      <path id="river" className="map-river" d={smooth(river.points)} />
      <text className="map-water" dy="-14">
        <textPath href="#river" startOffset="58%">
          {language === 'zh' ? river.zh : river.en}
        </textPath>
      </text>
      <ellipse className="map-lake" cx={lake.x} cy={lake.y} rx={lake.rx} ry={lake.ry} />
      <text className="map-water" x={lake.x} y={lake.y + 8} textAnchor="middle">
        {language === 'zh' ? lake.zh : lake.en}
      </text>
      <polyline className="map-line" points={map.line.map((point) => point.join(',')).join(' ')} />
      {map.neighbours.map((neighbour) => (
        <g key={neighbour.zh} className="map-neighbour">
          <circle cx={neighbour.x} cy={neighbour.y} r="8" />
          <text x={neighbour.x} y={neighbour.y + 38} textAnchor="middle">
            {language === 'zh' ? neighbour.zh : neighbour.en}
          </text>
        </g>
      ))}
      {cities.map((city) => (
        <City key={city.place.code} city={city} code={indicator.code} language={language} />
      ))}
    </svg>
  );
}

function City({ city, code, language }: { city: PlaceSummary; code: string; language: Language }): ReactNode {
  const { t } = useTranslation('app');
  const go = useGo();
  const { x, y } = city.map ?? { x: 0, y: 0 };
  const headline = city.headlines.find((one) => one.indicator.code === code);
  const value = headline && figureText(headline, language);
  const unit = headline ? unitText(headline, language) : '';
  const target = headline && targetText(headline, language);
  const name = language === 'zh' ? city.place.shortZh : city.place.shortEn;
  const words = value === undefined ? '—' : `${value}${unit === '%' ? '%' : ` ${unit}`}`;
  const colour = colourOf(headline?.target?.light);
  // Labels of the western cities hang below the line, the others stand above it to the right, clear of the line's slope.
  const west = x < 400;
  const to = `/plan?place=${city.place.code}`;
  return (
    <a
      className={`map-city map-${colour}`}
      href={to}
      aria-label={[name, words, target, t(`light.${colour}`)].filter(Boolean).join(' ')}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      <circle className="map-halo" cx={x} cy={y} r="30" />
      <circle className="map-dot" cx={x} cy={y} r="15" />
      <g transform={`translate(${west ? x : x + 30} ${west ? y + 56 : y - 40})`} textAnchor={west ? 'middle' : 'start'}>
        <text className="map-name">{name}</text>
        <text className="map-value" y="36">
          {words}
        </text>
      </g>
    </a>
  );
}

/** A soft curve through the points (quadratic, through the midpoints). */
function smooth(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const curves = rest.map(([x, y], i) => {
    const next = rest[i + 1];
    return next ? `Q${x} ${y} ${(x + next[0]) / 2} ${(y + next[1]) / 2}` : `L${x} ${y}`;
  });
  return `M${first.join(' ')} ${curves.join(' ')}`;
}
