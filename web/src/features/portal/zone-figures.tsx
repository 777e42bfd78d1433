import type { ReactNode } from 'react';
import type { PlaceSummary } from './figure-text.ts';
import { Figure } from './figure.tsx';

/** The zone's own figures; never summed from the cities here. */
export function ZoneFigures({ zone }: { zone: PlaceSummary }): ReactNode {
  return (
    <div className="zone-figures">
      {zone.headlines.map((headline) => (
        <Figure key={headline.indicator.code} headline={headline} />
      ))}
    </div>
  );
}
