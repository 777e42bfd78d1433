import { Alert, Button, Collapse } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactDefinition, KnownFacts, RuleBook, Written } from '../../../../src/kernel/rules/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useSession } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { FactRow } from './fact-row.tsx';
import type { BookData } from './use-book.ts';

interface FactsProps {
  data: BookData;
  book: RuleBook;
  known: KnownFacts;
  typed: Readonly<Record<string, Written>>;
  /** Only facts the rules in force ask for are shown. */
  asked: ReadonlySet<string>;
  onType: (fact: string, value: Written | undefined) => void;
  onClear: () => void;
  /** Saves the typed facts that can be stated; undefined where nobody may. */
  save?: { declarable: ReadonlySet<string>; pending: boolean; problem: ApiProblem | null; run: (facts: Record<string, Written>) => void };
}

/** All facts by topic, with source and date; typed ones stay in the browser until they are saved. */
export function FactsPanel({ data, book, known, typed, asked, onType, onClear, save }: FactsProps): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const { me } = useSession();
  const phone = usePhone();
  const [all, setAll] = useState(false);
  const has = (id: string): boolean => known[id] !== undefined || typed[id] !== undefined;
  const listed = new Set(data.groups.flatMap((g) => g.facts));
  const groups = data.groups.map((g, i) => ({ ...g, facts: [...g.facts, ...(i === data.groups.length - 1 ? [...asked].filter((id) => !listed.has(id)) : [])].filter((id) => asked.has(id)) }));
  const unknown = [...asked].filter((id) => !has(id)).length;
  const savable = Object.fromEntries(Object.entries(typed).filter(([id]) => save?.declarable.has(id)));
  const touched = Object.keys(typed).length;
  const row = (fact: FactDefinition): ReactNode => (
    <FactRow key={fact.id} fact={fact} known={known[fact.id]} typed={typed[fact.id]} onType={(v) => onType(fact.id, v)} note={typed[fact.id] !== undefined && save && !save.declarable.has(fact.id) ? ` ${t('facts.derived')}` : null} />
  );
  const sections = groups.map((g) => ({ ...g, shown: g.facts.filter((id) => all || has(id)) })).filter((g) => g.shown.length > 0);
  return (
    <section className="panel stack-tight" aria-label={t('facts.title')}>
      <div className="row spread">
        <h2>{Object.keys(known).length > 0 ? t('facts.title') : t('facts.title_typed')}</h2>
        <span className="faint">{t('facts.known', { known: [...asked].filter(has).length })}</span>
      </div>
      {me ? null : <p className="faint">{t('facts.visitor')} <AppLink to="/sign-in?next=/checkup">{t('facts.signIn')}</AppLink></p>}
      {touched > 0 ? (
        <Alert
          type="warning" title={t('facts.unsaved', { count: touched })}
          description={
            <div className="stack-tight">
              {save && touched > Object.keys(savable).length ? <small>{t('facts.derivedNote', { count: touched - Object.keys(savable).length })}</small> : null}
              <div className="row">
                {save ? <Button type="primary" size="small" disabled={Object.keys(savable).length === 0} loading={save.pending} onClick={() => save.run(savable)}>{t('facts.save')}</Button> : null}
                <Button size="small" onClick={onClear}>{t('facts.clear')}</Button>
              </div>
              <ProblemAlert problem={save?.problem ?? null} />
            </div>
          }
        />
      ) : null}
      {sections.length > 0 ? (
        <Collapse
          ghost className="facts-groups" defaultActiveKey={phone ? [] : sections.map((g) => g.id)} key={all ? 'all' : 'known'}
          items={sections.map((g) => ({ key: g.id, label: <strong>{say(g)}</strong>, children: g.shown.flatMap((id) => (book.facts.get(id) ? [row(book.facts.get(id)!)] : [])) }))}
        />
      ) : null}
      {unknown > 0 || all ? <Button type="link" size="small" onClick={() => setAll(!all)}>{all ? t('facts.hideUnknown') : t('facts.showUnknown', { count: unknown })}</Button> : null}
    </section>
  );
}
