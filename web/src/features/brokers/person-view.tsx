import { Button, DatePicker, Descriptions, Form, Input, InputNumber, Modal, Select, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTraining, type BrokerView, fileAnnualRecord, movePractice } from '../../../../src/modules/brokers/contract.ts';
import { comma } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import './brokers.css';

type Doing = 'train' | 'move' | 'file';

/** The record of a broker, for himself and for those who keep the register. */
export function PersonView({ broker: b, organisations }: { broker: BrokerView; organisations: readonly { id: string; name: string }[] }): ReactNode {
  const { t } = useTranslation('brokers');
  const { nameOf } = usePlaces();
  const [doing, setDoing] = useState<Doing>();
  const hours = b.trainings.reduce((sum, one) => sum + one.hours, 0);
  return (
    <div className="stack">
      <div className="panel">
        <Descriptions
          column={{ xs: 1, sm: 2, lg: 3 }}
          items={[
            { key: 'number', label: t('person.number'), children: b.number },
            { key: 'level', label: t('person.level'), children: t(`level.${b.level ?? 'none'}`) },
            { key: 'status', label: t('person.status'), children: <Tag color={b.status === 'REGISTERED' ? 'green' : undefined}>{t(`status.${b.status}`)}</Tag> },
            { key: 'organisation', label: t('person.organisation'), children: b.organisation ?? '—' },
            { key: 'region', label: t('person.region'), children: nameOf(b.region) },
            { key: 'fields', label: t('person.fields'), children: b.fields.join(comma()) },
            { key: 'registered', label: t('person.registeredOn'), children: b.registeredOn ? <CalendarDay date={b.registeredOn} /> : '—' },
            { key: 'civil', label: t('person.civil'), children: t(b.civilServant ? 'person.yes' : 'person.no') },
            { key: 'case', label: t('person.case'), children: <AppLink to={`/cases/${b.caseId}`}>{t('person.case')}</AppLink> },
          ]}
        />
      </div>
      <div className="grid">
        <section className="panel stack-tight">
          <div className="row spread"><h2>{t('person.trainings')}</h2>{b.may.train ? <Button size="small" onClick={() => setDoing('train')}>{t('person.addTraining')}</Button> : null}</div>
          <span className="faint">{t('person.hours', { hours, asked: b.hoursAsked })}</span>
          <ul className="desk-list">{b.trainings.map((one) => <li key={one.id}><span>{one.course} <small className="faint">{one.certificate}</small></span><span className="number">{one.hours} · <CalendarDay date={one.endedOn} /></span></li>)}</ul>
        </section>
        <section className="panel stack-tight">
          <div className="row spread"><h2>{t('person.practices')}</h2>{b.may.move && organisations.length > 0 ? <Button size="small" onClick={() => setDoing('move')}>{t('person.move')}</Button> : null}</div>
          <ul className="desk-list">{b.practices.map((p) => <li key={p.fromOn}><span>{p.organisation}</span><span className="number">{p.fromOn} — {p.untilOn ?? t('person.until')}</span></li>)}</ul>
        </section>
        <section className="panel stack-tight">
          <div className="row spread"><h2>{t('person.annual')}</h2>{b.may.file ? <Button size="small" onClick={() => setDoing('file')}>{t('person.file')}</Button> : null}</div>
          {b.annualRecords.length === 0 ? <span className="faint">{t('person.none')}</span> : null}
          <ul className="desk-list">{b.annualRecords.map((r) => <li key={r.year}><span><strong>{r.year}</strong> {r.statement}</span><small className="faint">{t('person.mandates', { count: r.mandates })} · {t('person.contracts', { count: r.registeredContracts })}</small></li>)}</ul>
        </section>
        <section className="panel stack-tight">
          <h2>{t('person.commissions')}</h2>
          {b.commissions.length === 0 ? <span className="faint">{t('person.none')}</span> : null}
          <ul className="desk-list">{b.commissions.map((c) => <li key={c.year}><span>{c.year}</span><Money fen={c.fen} /></li>)}</ul>
        </section>
      </div>
      {doing ? <Dialog doing={doing} broker={b} organisations={organisations} onDone={() => setDoing(undefined)} /> : null}
    </div>
  );
}

interface Fields {
  course: string;
  hours: number;
  on: Dayjs;
  certificate: string;
  organisationId: string;
  year: number;
  statement: string;
  continuedHours: number;
}

function Dialog({ doing, broker, organisations, onDone }: { doing: Doing; broker: BrokerView; organisations: readonly { id: string; name: string }[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('brokers');
  const today = useToday();
  const [form] = Form.useForm<Fields>();
  const train = useAction(addTraining, { onSuccess: onDone });
  const move = useAction(movePractice, { onSuccess: onDone });
  const file = useAction(fileAnnualRecord, { onSuccess: onDone });
  const params = { id: broker.id };
  const finish = (f: Fields): void => {
    if (doing === 'train') train.mutate({ params, body: { course: f.course, hours: f.hours, endedOn: f.on.format('YYYY-MM-DD'), certificate: f.certificate } });
    else if (doing === 'move') move.mutate({ params, body: { organisationId: f.organisationId, fromOn: f.on.format('YYYY-MM-DD') } });
    else file.mutate({ params, body: { year: f.year, statement: f.statement, continuedHours: f.continuedHours } });
  };
  const need = [{ required: true }];
  return (
    <Modal open title={t({ train: 'person.addTraining', move: 'person.move', file: 'person.file' }[doing])} okText={t('person.save')} cancelText={t('person.cancel')} onCancel={onDone} onOk={() => form.submit()} okButtonProps={{ loading: train.isPending || move.isPending || file.isPending }}>
      <Form form={form} layout="vertical" onFinish={finish} initialValues={{ year: Number(today.slice(0, 4)), continuedHours: 0 }}>
        {doing === 'train' ? (
          <>
            <Form.Item name="course" label={t('person.course')} rules={need}><Input /></Form.Item>
            <Form.Item name="hours" label={t('person.hoursField')} rules={need}><InputNumber min={1} precision={0} /></Form.Item>
            <Form.Item name="on" label={t('person.endedOn')} rules={need}><DatePicker /></Form.Item>
            <Form.Item name="certificate" label={t('person.certificate')} rules={need}><Input /></Form.Item>
          </>
        ) : doing === 'move' ? (
          <>
            <Form.Item name="organisationId" label={t('person.organisation')} rules={need}><Select options={organisations.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
            <Form.Item name="on" label={t('person.from')} rules={need}><DatePicker /></Form.Item>
          </>
        ) : (
          <>
            <Form.Item name="year" label={t('person.year')} rules={need}><InputNumber min={2015} max={2100} precision={0} /></Form.Item>
            <Form.Item name="statement" label={t('person.statement')} rules={[{ required: true, min: 10 }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
            <Form.Item name="continuedHours" label={t('person.continued')} rules={need}><InputNumber min={0} precision={0} /></Form.Item>
          </>
        )}
      </Form>
      <ProblemAlert problem={train.error ?? move.error ?? file.error} />
    </Modal>
  );
}
