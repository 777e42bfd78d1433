import type { ReactNode } from 'react';

interface SparklineProps {
  points: readonly { year: number; value: number }[];
  target: number | null;
}

const WIDTH = 72;
const HEIGHT = 26;
const EDGE = 3;

/** A few yearly figures as a line, the target as a dotted line across. The numbers stand beside it in words. */
export function Sparkline({ points, target }: SparklineProps): ReactNode {
  if (points.length < 2) return null;
  const values = [...points.map((p) => p.value), ...(target === null ? [] : [target])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const first = points[0]!.year;
  const last = points.at(-1)!.year;
  const x = (year: number): number => EDGE + ((year - first) / (last - first)) * (WIDTH - 2 * EDGE);
  const y = (value: number): number => (high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE));
  const end = points.at(-1)!;
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {target === null ? null : <line className="sparkline-target" x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} />}
      <polyline points={points.map((p) => `${x(p.year).toFixed(1)},${y(p.value).toFixed(1)}`).join(' ')} />
      <circle cx={x(end.year)} cy={y(end.value)} r={2.4} />
    </svg>
  );
}
