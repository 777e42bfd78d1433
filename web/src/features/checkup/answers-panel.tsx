import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../app/marks.ts';
import type { Group } from '../../../../src/flows/checkup/contract.ts';
import type { RuleBook, Written } from '../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { PolicyCard } from './policy-card.tsx';
import type { BookData } from './use-book.ts';
import type { Checkup } from './use-checkup.ts';

const ORDER: readonly Group[] = ['NOW', 'NEAR', 'ASK', 'NOT'];
/** So many of a group are shown before somebody asks for more. */
const FIRST: Record<Group, number> = { NOW: 20, NEAR: 12, ASK: 6, NOT: 6 };

interface AnswersProps {
  checkup: Checkup;
  data: BookData;
  book: RuleBook;
  onType: (fact: string, value: Written) => void;
  keep?: ((rule: string) => void) | undefined;
  /** The rule whose answer is being kept. */
  keeping: string | undefined;
}

/** The answers in their groups, with a word on what the last change did. */
export function AnswersPanel({ checkup, data, book, onType, keep, keeping }: AnswersProps): ReactNode {
  const { t } = useTranslation('checkup');
  return (
    <div className="stack">
      <Changed checkup={checkup} />
      <nav className="checkup-tiles" aria-label={t('title')}>
        {ORDER.map((group) => (
          <a key={group} href={`#group-${group}`} className={`tile tile-${group}`}>
            <strong>{checkup.groups[group].length}</strong>
            <span>{t(`group.${group}`)}</span>
          </a>
        ))}
      </nav>
      {ORDER.map((group) => <GroupSection key={group} group={group} {...{ checkup, data, book, onType, keep, keeping }} />)}
    </div>
  );
}

function Changed({ checkup: { changes } }: { checkup: Checkup }): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  if (changes === undefined) return null;
  return (
    <div aria-live="polite" className="checkup-changed">
      <Alert
        closable key={changes.map((c) => `${c.policy.id}${c.policy.said.answer}`).join()} type={changes.length === 0 ? 'info' : 'success'} title={changes.length === 0 ? t('changed.none') : t('changed.title')}
        description={changes.length === 0 ? undefined : <ul className="plain">{changes.map(({ policy, from }) => <li key={policy.id}>{t('changed.line', { title: say(policy.said.title), from: t(`answer.${from}`), to: t(`answer.${policy.said.answer}`) })}</li>)}</ul>}
      />
    </div>
  );
}

function GroupSection({ group, checkup, data, book, onType, keep, keeping }: AnswersProps & { group: Group }): ReactNode {
  const { t } = useTranslation('checkup');
  const [all, setAll] = useState(false);
  const policies = checkup.groups[group];
  const shown = all ? policies : policies.slice(0, FIRST[group]);
  return (
    <section id={`group-${group}`} className="stack-tight" aria-label={t(`group.${group}`)}>
      <div className="row">
        <h2>{t(`group.${group}`)}{inBrackets(policies.length)}</h2>
        <span className="faint">{group === 'NEAR' && checkup.searching > 0 ? t('searching') : t(`groupHint.${group}`)}</span>
      </div>
      {policies.length === 0 ? <p className="faint">{t(`groupEmpty.${group}`)}</p> : null}
      {shown.map((policy) => <PolicyCard key={policy.id} {...{ policy, checkup, data, book, onType, keep }} keeping={keeping === policy.id} />)}
      {policies.length > shown.length ? <div><Button onClick={() => setAll(true)}>{t('questions.more', { count: policies.length - shown.length })}</Button></div> : null}
    </section>
  );
}
