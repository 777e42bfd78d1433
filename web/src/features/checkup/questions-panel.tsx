import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../../../src/flows/checkup/contract.ts';
import type { KnownFacts, RuleBook, Written } from '../../../../src/kernel/rules/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { FactRow } from './fact-row.tsx';

const FIRST = 5;
const FIRST_ON_PHONE = 3;

interface QuestionsProps {
  book: RuleBook;
  questions: readonly Question[];
  known: KnownFacts;
  typed: Readonly<Record<string, Written>>;
  onType: (fact: string, value: Written | undefined) => void;
}

/** What decides most, first: exactly the facts open answers wait for. */
export function QuestionsPanel({ book, questions, known, typed, onType }: QuestionsProps): ReactNode {
  const { t } = useTranslation('checkup');
  const phone = usePhone();
  const [all, setAll] = useState(false);
  if (questions.length === 0) return null;
  const first = phone ? FIRST_ON_PHONE : FIRST;
  const shown = all ? questions : questions.slice(0, first);
  return (
    <section className="panel stack-tight" aria-label={t('questions.title')}>
      <div>
        <h2>{t('questions.title')}</h2>
        <small className="faint">{t('questions.lead')}</small>
      </div>
      {shown.map((q) => (
        <FactRow
          key={q.fact} fact={book.facts.get(q.fact)!} known={known[q.fact]} typed={typed[q.fact]} onType={(v) => onType(q.fact, v)}
          note={<Tag color={q.settles.length > 0 ? 'blue' : undefined}>{q.settles.length > 0 ? t('questions.settles', { count: q.settles.length }) : q.may.length > 0 ? t('questions.may', { count: q.may.length }) : t('questions.touches', { count: q.touches.length })}</Tag>}
        />
      ))}
      {questions.length > first ? <Button type="link" size="small" onClick={() => setAll(!all)}>{all ? t('questions.less') : t('questions.more', { count: questions.length - first })}</Button> : null}
    </section>
  );
}
