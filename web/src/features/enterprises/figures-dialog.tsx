import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declareOwnFigures, type DossierView, stateFigures } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatFigure, useWords } from './use-words.ts';
import './enterprises.css';

const LASTING = 0;

/** Figures of one year, each with what is known now beside what it becomes; only what is changed is sent. */
export function FiguresDialog({ dossier, own, onClose }: { dossier: DossierView; own: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const { message } = App.useApp();
  const { data } = useWords();
  const thisYear = Number(dossier.on.slice(0, 4));
  const [year, setYear] = useState(dossier.lastYear);
  const [values, setValues] = useState<Record<string, number | undefined>>({});
  const [source, setSource] = useState(own ? t('declare.sourceOwn') : '');
  const [reason, setReason] = useState('');
  const done = (): void => {
    void message.success(t('declare.saved'));
    onClose();
  };
  const declare = useAction(declareOwnFigures, { onSuccess: done });
  const state = useAction(stateFigures, { onSuccess: done });
  const action = own ? declare : state;
  const items = (data?.items ?? []).filter((i) => i.lasting === (year === LASTING) && (i.declared || !own));
  const now = (item: string): DossierView['figures'][number] | undefined => dossier.figures.find((f) => f.item === item && f.year === year);
  const figures = items.flatMap((i) => (values[i.id] === undefined || values[i.id] === now(i.id)?.value ? [] : [{ item: i.id, year, value: values[i.id]! }]));
  const body = { version: dossier.firm.version, figures, source: source.trim(), reason: reason.trim() || null };
  const send = (): void => (own ? declare.mutate({ body }) : state.mutate({ params: { id: dossier.firm.id }, body: { ...body, confidence: 'REPORTED' } }));
  const groups = [...new Set(items.map((i) => i.group))];
  return (
    <Modal open width={760} title={t(own ? 'declare.title' : 'declare.officer')} okText={t('declare.send')} cancelText={t('cancel')} okButtonProps={{ disabled: figures.length === 0 || source.trim().length < 2 }} confirmLoading={action.isPending} onOk={send} onCancel={onClose}>
      <div className="stack">
        <div className="filters">
          <label>{t('declare.year')}
            <Select style={{ width: '100%' }} value={year} onChange={(y) => { setYear(y); setValues({}); }} options={[...Array.from({ length: 6 }, (_, i) => ({ value: thisYear - i, label: String(thisYear - i) })), { value: LASTING, label: t('figures.lasting') }]} />
          </label>
          <label>{t('declare.source')}<Input value={source} maxLength={200} onChange={(e) => setSource(e.target.value)} /></label>
          <label>{t('declare.reason')}<Input value={reason} maxLength={500} placeholder={t('declare.reasonHint')} onChange={(e) => setReason(e.target.value)} /></label>
        </div>
        <ProblemAlert problem={action.error} />
        <Form layout="vertical" className="figures-form">
          {groups.map((group) => (
            <fieldset key={group} className="plain">
              <legend><strong>{t(`figures.group.${group}`)}</strong></legend>
              <div className="figures-grid">
                {items.filter((i) => i.group === group).map((i) => {
                  const held = now(i.id);
                  const text = held === undefined ? t('next.unset') : i.kind === 'TRUTH' ? t(held.value ? 'figures.yes' : 'figures.no') : i.unit === '年' ? String(held.value) : formatFigure(held.value, i.unit);
                  const change = (value: number | null | undefined): void => setValues((v) => ({ ...v, [i.id]: value ?? undefined }));
                  return (
                    <Form.Item key={i.id} label={<span>{say(i)} <small className="faint">{i.unit === '1' ? '0–1' : i.unit}</small></span>} help={<small className="faint">{t('declare.before')} {text}</small>}>
                      {i.kind === 'TRUTH'
                        ? <Select aria-label={say(i)} allowClear value={values[i.id]} options={[{ value: 1, label: t('figures.yes') }, { value: 0, label: t('figures.no') }]} onChange={change} />
                        : <InputNumber aria-label={say(i)} style={{ width: '100%' }} min={i.min} max={i.max} precision={i.whole ? 0 : undefined} value={values[i.id] ?? null} onChange={change} placeholder={text} />}
                    </Form.Item>
                  );
                })}
              </div>
            </fieldset>
          ))}
        </Form>
      </div>
    </Modal>
  );
}
