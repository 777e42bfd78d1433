import { App, Checkbox, DatePicker, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declareFacts, type FirmFacts, keepAnswer } from '../../../../src/flows/checkup/contract.ts';
import type { KnownFacts, Written } from '../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AnswersPanel } from './answers-panel.tsx';
import { BundlePanel } from './bundle-panel.tsx';
import './checkup.css';
import { FactsPanel } from './facts-panel.tsx';
import { QuestionsPanel } from './questions-panel.tsx';
import { useBook } from './use-book.ts';
import { useCheckup } from './use-checkup.ts';
import { useTyped } from './use-typed.ts';

const NOTHING: KnownFacts = {};

/** The check-up of one firm, or of whatever a visitor types: facts on one side, answers on the other. */
export function CheckupView({ firm, note }: { firm: FirmFacts | null; note?: ReactNode }): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const today = useToday();
  const [address, change] = useAddressState();
  const on = address.on ?? today;
  const { data, book, problem } = useBook();
  const city = firm?.firm.city ?? address.city ?? data?.cities[0]?.code ?? '';
  const known = firm?.facts ?? NOTHING;
  const [stored, type, clear] = useTyped(firm?.firm.id ?? 'visitor');
  // What has been saved is no what-if any more.
  const typed = useMemo(() => Object.fromEntries(Object.entries(stored).filter(([id, value]) => value !== (known[id]?.value ?? null))), [stored, known]);
  const checkup = useCheckup(data, book, { known, typed, city, on, withOthers: address.others === 'yes' });
  const [keeping, setKeeping] = useState<string>();

  const save = useAction(declareFacts, { onSuccess: () => void message.success(t('facts.saved')) });
  const keep = useAction(keepAnswer, { onSuccess: ({ id }) => void go(`/checkup/answers/${id}`) });
  const declarable = useMemo(() => new Set(firm?.declarable ?? []), [firm]);
  return (
    <div className="stack">
      <PageHead
        title={firm ? `${t('title')} · ${firm.firm.name}` : t('title')} lead={firm ? t('leadFirm') : t('lead')}
        actions={
          <>
            {firm ? <AppLink to={`/checkup/firms/${firm.firm.id}/answers`}>{t('kept.link')}</AppLink> : null}
            {firm || !data ? null : <Select aria-label={t('city')} value={city} options={data.cities.map((c) => ({ value: c.code, label: say(c) }))} onChange={(v) => change({ city: v })} />}
            <DatePicker aria-label={t('on')} allowClear={false} value={dayjs(on)} onChange={(v) => change({ on: v ? v.format('YYYY-MM-DD') : undefined })} />
          </>
        }
      />
      {note}
      <ProblemAlert problem={problem} />
      <ProblemAlert problem={keep.error} />
      {data && book && checkup ? (
        <div className="checkup">
          <div className="stack checkup-facts">
            <QuestionsPanel book={book} questions={checkup.questions} known={known} typed={typed} onType={type} />
            <FactsPanel
              data={data} book={book} known={known} typed={typed} asked={checkup.asked} onType={type} onClear={clear}
              {...(firm?.may.declare && { save: { declarable, pending: save.isPending, problem: save.error, run: (facts: Record<string, Written>) => save.mutate({ params: { id: firm.firm.id }, body: { facts } }) } })}
            />
          </div>
          <div className="stack checkup-answers">
            <Checkbox checked={address.others === 'yes'} onChange={(e) => change({ others: e.target.checked ? 'yes' : undefined })}>{t('others')}</Checkbox>
            <BundlePanel book={book} bundle={checkup.bundle} />
            <AnswersPanel
              checkup={checkup} data={data} book={book} onType={type} keeping={keep.isPending ? keeping : undefined}
              keep={firm?.may.keep ? (rule) => {
                setKeeping(rule);
                keep.mutate({ params: { id: firm.firm.id }, body: { rule, on, typed } });
              } : undefined}
            />
          </div>
        </div>
      ) : problem ? null : <Skeleton active paragraph={{ rows: 12 }} />}
    </div>
  );
}
