import { App, Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../../src/kernel/base/calendar-date.ts';
import { leavePool, listPoolPlaces, offerHandOver, type PoolPlace, receiveHandOver } from '../../../../src/modules/enterprises/contract.ts';
import { colon, inBrackets } from '../../app/marks.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { useWords } from './use-words.ts';

type Step = 'offer' | 'receive' | 'sendBack' | 'exit';

/** The desk of the pools: a city hands firms over, the province receives them, whoever is ready leaves. */
export default function PoolsPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const words = useWords();
  const today = useToday();
  const { nameOf } = usePlaces();
  const readsDossiers = useCan('enterprises.dossier.read');
  const [filters, setFilters] = useAddressState();
  const { page, pageSize, onPage, first } = usePaging();
  const [acting, setActing] = useState<{ step: Step; place: PoolPlace }>();
  const show = filters.show ?? 'live';
  const answer = useAnswer(listPoolPlaces, { query: { page, pageSize, pool: filters.pool, level: filters.level === 'PROVINCE' ? 'PROVINCE' : filters.level === 'CITY' ? 'CITY' : undefined, live: show === 'all' ? 'false' : 'true', offered: show === 'offered' ? 'true' : 'false', q: filters.q } }, { keepPrevious: true });
  const choose = (name: string) => (value: string): void => {
    setFilters({ [name]: value || undefined });
    first();
  };
  const any = { value: '', label: t('list.any') };
  const firm = (p: PoolPlace): ReactNode => (readsDossiers ? <AppLink to={`/enterprises/firms/${p.enterpriseId}`}>{p.name}</AppLink> : p.name);
  const actions = (p: PoolPlace): ReactNode => {
    if (p.leftOn) return null;
    const waiting = p.handOver !== null && p.handOver.answeredOn === null;
    return (
      <span className="row-tight">
        {waiting && p.may.receive ? <Button size="small" type="primary" onClick={() => setActing({ step: 'receive', place: p })}>{t('pools.receive')}</Button> : null}
        {waiting && p.may.receive ? <Button size="small" onClick={() => setActing({ step: 'sendBack', place: p })}>{t('pools.sendBack')}</Button> : null}
        {!waiting && p.level === 'CITY' && p.may.act ? <Button size="small" onClick={() => setActing({ step: 'offer', place: p })}>{t('pools.offer')}</Button> : null}
        {p.may.act ? <Button size="small" onClick={() => setActing({ step: 'exit', place: p })}>{t('pools.exit')}</Button> : null}
      </span>
    );
  };
  const state = (p: PoolPlace): ReactNode => {
    if (p.leftOn && p.leftBecause) return t('pools.left', { day: p.leftOn, because: t(`pools.because.${p.leftBecause}`) });
    if (p.handOver === null) return t('pools.in');
    if (p.handOver.answeredOn === null) return t('pools.waiting');
    return p.handOver.received ? t('pools.received', { number: p.handOver.receiptNumber }) : t('pools.returned', { reason: p.handOver.reason });
  };
  const term = (p: PoolPlace): ReactNode => {
    const left = daysBetween(today, p.dueOn);
    return <><CalendarDay date={p.dueOn} />{p.leftOn ? null : <div><small className="faint">{left >= 0 ? t('pools.days', { count: left }) : t('pools.over')}</small></div>}</>;
  };
  return (
    <div className="stack">
      <PageHead title={t('pools.title')} lead={t('pools.lead')} />
      <div className="filters">
        <label>{t('list.name')}<Input.Search allowClear defaultValue={filters.q ?? ''} onSearch={(q) => choose('q')(q.trim())} /></label>
        <label>{t('pools.pool')}<Select style={{ width: '100%' }} value={filters.pool ?? ''} options={[any, ...(words.data?.pools ?? []).map((p) => ({ value: p.id, label: words.pool(p.id) }))]} onChange={choose('pool')} /></label>
        <label>{t('pools.level')}<Select style={{ width: '100%' }} value={filters.level ?? ''} options={[any, ...(['CITY', 'PROVINCE'] as const).map((value) => ({ value, label: t(`pools.${value}`) }))]} onChange={choose('level')} /></label>
        <label>{t('pools.state')}<Select style={{ width: '100%' }} value={show} options={(['live', 'offered', 'all'] as const).map((value) => ({ value, label: t(`pools.${value}`) }))} onChange={choose('show')} /></label>
      </div>
      <PagedTable<PoolPlace>
        answer={answer} label={t('pools.title')} rowKey={(p) => p.id} onPage={onPage} empty={<div className="panel"><Empty title={t('pools.none')} hint={t('pools.noneHint')} /></div>}
        columns={[
          { title: t('pools.firm'), render: (_, p) => <>{firm(p)}<div><small className="faint">{nameOf(p.firmCity)}{p.park ? ` · ${nameOf(p.park)}` : ''}</small></div></> },
          { title: t('pools.pool'), render: (_, p) => <>{words.pool(p.pool)}<div><small className="faint">{t(`pools.${p.level}`)}</small></div></> },
          { title: t('pools.admitted'), render: (_, p) => <CalendarDay date={p.admittedOn} /> },
          { title: t('pools.due'), render: (_, p) => term(p) },
          { title: t('pools.rule'), render: (_, p) => (p.ruleAnswer ? <span title={p.ruleVersion ?? undefined}>{t(`pools.${p.ruleAnswer}`)}{p.reason ? <div><small className="faint">{p.reason}</small></div> : null}</span> : '—') },
          { title: t('pools.state'), render: (_, p) => state(p) },
          { title: '', render: (_, p) => actions(p) },
        ]}
        card={(p) => (
          <div className="stack-tight">
            <strong>{firm(p)}</strong>
            <span>{words.pool(p.pool)}{inBrackets(t(`pools.${p.level}`))} · {nameOf(p.firmCity)}</span>
            <small className="faint">{state(p)} · {term(p)}</small>
            {actions(p)}
          </div>
        )}
      />
      {acting ? <StepDialog key={`${acting.step}.${acting.place.id}`} {...acting} onClose={() => setActing(undefined)} /> : null}
    </div>
  );
}

function StepDialog({ step, place, onClose }: { step: Step; place: PoolPlace; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const options = { onSuccess: () => { void message.success(t(`pools.done.${step}`)); onClose(); } };
  const offer = useAction(offerHandOver, options);
  const answer = useAction(receiveHandOver, options);
  const exit = useAction(leavePool, options);
  const written = text.trim();
  const action = step === 'offer' ? offer : step === 'exit' ? exit : answer;
  const send = (): void => {
    if (step === 'offer') offer.mutate({ params: { id: place.id }, body: { note: written || null } });
    else if (step === 'exit') exit.mutate({ params: { id: place.id }, body: { reason: written } });
    else answer.mutate({ params: { id: place.handOver!.id }, body: { received: step === 'receive', reason: written || null } });
  };
  const needed = step === 'exit' || step === 'sendBack';
  return (
    <Modal open title={`${t(`pools.${step}`)}${colon()}${place.name}`} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} okButtonProps={{ disabled: needed && written.length < 4 }} onOk={send} onCancel={onClose}>
      <div className="stack-tight">
        {place.handOver?.note && step !== 'offer' ? <span>{t('pools.note')}{colon()}{place.handOver.note}</span> : null}
        <label>{t(step === 'offer' ? 'pools.note' : 'pools.reason')}<Input.TextArea value={text} maxLength={step === 'offer' ? 500 : 1000} autoSize={{ minRows: 2 }} onChange={(e) => setText(e.target.value)} /></label>
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}
