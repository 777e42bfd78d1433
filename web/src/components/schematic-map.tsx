import type { ReactNode } from 'react';
import type { ContractAnswer } from '../../../src/kernel/base/route-contract.ts';
import type { getSummary } from '../../../src/modules/plan/contract.ts';
import { useSay } from '../app/i18n.ts';
import type { LightColour } from './light.tsx';
import './schematic-map.css';

export type MapGeometry = ContractAnswer<typeof getSummary>['map'];

/** A city on the map: a dot in the colour of its light, its name and one figure. */
export interface CityMark {
  code: string;
  x: number;
  y: number;
  name: string;
  value: string;
  colour: LightColour;
  /** Everything the mark says, for those who hear it. */
  label: string;
  href: string;
  onOpen: () => void;
}

export interface ParkMark {
  code: string;
  city: string;
  name: string;
}

interface SchematicMapProps {
  map: MapGeometry;
  cities: readonly CityMark[];
  parks?: readonly ParkMark[];
  label: string;
  /** On a light panel instead of the portal's dark one. */
  onPaper?: boolean;
}

/** Cities along a railway line and around a lake, drawn from the pack's schematic, not from a survey. */
export function SchematicMap({ map, cities, parks = [], label, onPaper = false }: SchematicMapProps): ReactNode {
  const say = useSay();
  const { lake, river } = map;
  return (
    <svg className={onPaper ? 'zone-map map-on-paper' : 'zone-map'} viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={label}>
      <path id="river" className="map-river" d={smooth(river.points)} />
      <text className="map-water" dy="-14">
        <textPath href="#river" startOffset="58%">
          {say(river)}
        </textPath>
      </text>
      <ellipse className="map-lake" cx={lake.x} cy={lake.y} rx={lake.rx} ry={lake.ry} />
      <text className="map-water" x={lake.x} y={lake.y + 8} textAnchor="middle">
        {say(lake)}
      </text>
      <polyline className="map-line" points={map.line.map((point) => point.join(',')).join(' ')} />
      {map.neighbours.map((neighbour) => (
        <g key={neighbour.zh} className="map-neighbour">
          <circle cx={neighbour.x} cy={neighbour.y} r="8" />
          <text x={neighbour.x} y={neighbour.y + 38} textAnchor="middle">
            {say(neighbour)}
          </text>
        </g>
      ))}
      {cities.map((city) => (
        <Parks key={city.code} city={city} parks={parks.filter((park) => park.city === city.code)} />
      ))}
      {cities.map((city) => (
        <City key={city.code} city={city} />
      ))}
    </svg>
  );
}

/** Labels of the western cities hang below the line, the others stand above it to the right, clear of the line's slope. */
const isWest = ({ x }: CityMark): boolean => x < 400;

function City({ city }: { city: CityMark }): ReactNode {
  const { x, y } = city;
  const west = isWest(city);
  return (
    <a
      className={`map-city map-${city.colour}`}
      href={city.href}
      aria-label={city.label}
      onClick={(event) => {
        event.preventDefault();
        city.onOpen();
      }}
    >
      <circle className="map-halo" cx={x} cy={y} r="30" />
      <circle className="map-dot" cx={x} cy={y} r="15" />
      <g transform={`translate(${west ? x : x + 30} ${west ? y + 56 : y - 40})`} textAnchor={west ? 'middle' : 'start'}>
        <text className="map-name">{city.name}</text>
        <text className="map-value" y="36">
          {city.value}
        </text>
      </g>
    </a>
  );
}

const PARK_RING = 50;
const PARK_STEP = 30;

/** Parks stand in a ring about their city, on the side that its label leaves free; where in the city they lie is not shown. */
function Parks({ city, parks }: { city: CityMark; parks: readonly ParkMark[] }): ReactNode {
  const middle = isWest(city) ? -90 : 150;
  return (
    <>
      {parks.map((park, i) => {
        const angle = ((middle + (i - (parks.length - 1) / 2) * PARK_STEP) * Math.PI) / 180;
        const [x, y] = [city.x + PARK_RING * Math.cos(angle), city.y + PARK_RING * Math.sin(angle)];
        return (
          <g key={park.code} className="map-park">
            <title>{park.name}</title>
            <line x1={city.x} y1={city.y} x2={x} y2={y} />
            <rect x={x - 8} y={y - 8} width="16" height="16" rx="3" />
          </g>
        );
      })}
    </>
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
