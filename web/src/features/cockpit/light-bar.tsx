import type { ReactNode } from 'react';
import type { SupervisionLight } from '../../../../src/modules/supervision/contract.ts';
import { Light, type LightColour } from '../../components/light.tsx';

const ORDER: readonly SupervisionLight[] = ['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'];

/** How many stand under which light: a bar in proportion, and the numbers with their signs. */
export function LightBar({ counts, words }: { counts: Record<SupervisionLight, number>; words: (light: SupervisionLight) => string }): ReactNode {
  const present = ORDER.filter((light) => counts[light] > 0);
  return (
    <span className="light-bar">
      <span className="light-bar-line" aria-hidden="true">
        {present.map((light) => (
          <i key={light} className={`bar-${light.toLowerCase()}`} style={{ flexGrow: counts[light] }} />
        ))}
      </span>
      <span className="light-bar-counts">
        {present.map((light) => (
          <span key={light} title={words(light)}>
            <Light colour={light.toLowerCase() as LightColour} text={words(light)} compact /> {counts[light]}
          </span>
        ))}
      </span>
    </span>
  );
}
