import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerHead, listAnswers } from '../../../../src/flows/checkup/contract.ts';
import type { NamedValue } from '../../../../src/kernel/rules/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import './checkup.css';
import { useBook } from './use-book.ts';
import { factText, namedText } from './values.ts';

const COLOURS = { YES: 'green', NO: 'red', UNKNOWN: 'default' } as const;

/** What a firm kept, each beside the answer of today and what has changed in between. */
export function AnswersList({ firmId, back }: { firmId: string; back: string }): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const { page, pageSize, onPage } = usePaging();
  const answer = useAnswer(listAnswers, { params: { id: firmId }, query: { page, pageSize } }, { keepPrevious: true });
  const link = (a: AnswerHead): ReactNode => <AppLink to={`/checkup/answers/${a.id}`}>{say(a.title)}</AppLink>;
  return (
    <div className="stack">
      <PageHead title={answer.data ? `${t('kept.title')} · ${answer.data.firm.name}` : t('kept.title')} lead={t('kept.lead')} actions={<AppLink to={back}>{t('answer.back')}</AppLink>} />
      <PagedTable<AnswerHead>
        answer={answer} label={t('kept.title')} rowKey={(a) => a.id} onPage={onPage} empty={<Empty title={t('kept.empty')} hint={t('kept.emptyHint')} />}
        columns={[
          { title: t('kept.policy'), width: '26%', render: (_, a) => <div className="stack-tight">{link(a)}<small className="faint">{a.number} · {t('answer.versionOf', { version: a.version })}</small></div> },
          { title: t('kept.before'), width: '18%', render: (_, a) => <div className="stack-tight"><Said answer={a.answer} gives={a.gives} /><small className="faint"><CalendarDay date={a.on} /></small></div> },
          { title: t('kept.now'), width: '18%', render: (_, a) => <Now head={a} /> },
          { title: t('kept.since'), render: (_, a) => <Changes head={a} /> },
          { title: t('answer.keptAt'), width: '13%', render: (_, a) => <Instant at={a.keptAt} /> },
        ]}
        card={(a) => (
          <div className="stack-tight">
            <strong>{link(a)}</strong>
            <span className="row">{t('kept.before')} <Said answer={a.answer} gives={a.gives} /> <small className="faint"><CalendarDay date={a.on} /></small></span>
            <span className="row">{t('kept.now')} <Now head={a} /></span>
            <Changes head={a} />
            <small className="faint">{a.number} · <Instant at={a.keptAt} /></small>
          </div>
        )}
      />
    </div>
  );
}

function Said({ answer, gives }: { answer: AnswerHead['answer']; gives: NamedValue | null }): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  return (
    <span className="row">
      <Tag color={COLOURS[answer]}>{t(`answer.${answer}`)}</Tag>
      {gives && gives.value !== null ? <span>{gives[language]} {namedText(undefined, gives.value, gives.unit, language)}</span> : null}
    </span>
  );
}

function Now({ head: { answer, gives, today } }: { head: AnswerHead }): ReactNode {
  const { t } = useTranslation('checkup');
  if (!today) return <span className="faint">{t('kept.ended')}</span>;
  return today.answer === answer && today.gives?.value === gives?.value ? <span className="faint">{t('kept.same')}</span> : <Said answer={today.answer} gives={today.gives} />;
}

/** How many changed figures are told in a row; the answer itself has all it rested on. */
const SHOWN = 4;

function Changes({ head: { version, today, changes } }: { head: AnswerHead }): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const language = useLanguage();
  const { book } = useBook();
  const shown = (id: string, value: AnswerHead['changes']['facts'][number]['before']): string => factText(book?.facts.get(id), value, language);
  if (!changes.rule && changes.facts.length === 0) return <span className="faint">{t('kept.nothing')}</span>;
  return (
    <div className="stack-tight">
      {changes.rule && today ? <span>{t(today.version === version ? 'kept.ruleText' : 'kept.rule', { from: version, to: today.version })}</span> : null}
      {changes.facts.slice(0, SHOWN).map((f) => <small key={f.id}>{t('kept.fact', { name: say(f), from: shown(f.id, f.before), to: shown(f.id, f.after) })}</small>)}
      {changes.facts.length > SHOWN ? <small className="faint">{t('kept.more', { count: changes.facts.length - SHOWN })}</small> : null}
    </div>
  );
}
