import type { ReactNode } from 'react';
import type { getBoard } from '../../../../src/modules/supervision/contract.ts';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useSupervisionWords } from './words.ts';

/** The written rules behind every light on the page, with their source. */
export function RulesNote({ rules }: { rules: ContractAnswer<typeof getBoard>['rules'] }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  return (
    <aside className="panel stack-tight">
      <h3>{t('rules.title')}</h3>
      <p className="faint">
        {t('rules.text', { green: rules.greenFrom, red: rules.redBelow, soon: rules.dueSoon, below: rules.dueSoonBelow, day: rules.dueDay, missed: rules.redAfter })}
      </p>
      <p className="faint">{t('rules.ladder', { talk: rules.ladder.talkAfterRed, circular: rules.ladder.circularAfterRed, council: rules.ladder.councilAfterRed })}</p>
      <small className="faint">{say({ zh: rules.sourceZh, en: rules.sourceEn })}</small>
    </aside>
  );
}
