import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readInbox } from '../../../../src/kernel/procedure/contract.ts';
import { useAnswer } from '../../app/query.ts';
import { Light, type LightColour } from '../../components/light.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** How many cases wait, by urgency, over the whole inbox. */
export function InboxLights(): ReactNode {
  const { t } = useTranslation('workbench');
  const { data, error } = useAnswer(readInbox, { query: { pageSize: 1 } });
  if (error) return <ProblemAlert problem={error} />;
  const tiles: readonly { key: string; colour: LightColour; count: number | undefined }[] = [
    { key: 'red', colour: 'red', count: data?.lights.red },
    { key: 'yellow', colour: 'yellow', count: data?.lights.yellow },
    { key: 'green', colour: 'green', count: data?.lights.green },
    { key: 'later', colour: 'grey', count: data?.later },
  ];
  return (
    <div className="inbox-lights">
      {tiles.map(({ key, colour, count }) => (
        <div key={key} className={`inbox-light inbox-light-${colour}`}>
          <span className="inbox-count number">{count ?? '–'}</span>
          <Light colour={colour} text={t(`lights.${key}`)} />
        </div>
      ))}
    </div>
  );
}
