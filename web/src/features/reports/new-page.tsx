import { App, Button, Checkbox, DatePicker, Form, Radio, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Audience, draftReport, type Language, listTemplates, previewReport, type TemplateView } from '../../../../src/modules/reports/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ReportView } from './report-view.tsx';

/** Choose, look, draft. */
export default function NewReportPage(): ReactNode {
  const { t } = useTranslation('reports');
  const answer = useAnswer(listTemplates);
  return (
    <div className="stack">
      <PageHead title={t('new.title')} lead={t('new.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {answer.data ? <Builder templates={answer.data.templates} today={answer.data.today} /> : null}
    </div>
  );
}

function Builder({ templates, today }: { templates: readonly TemplateView[]; today: string }): ReactNode {
  const { t } = useTranslation('reports');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const [id, setId] = useState(templates[0]?.id ?? '');
  const template = templates.find((one) => one.id === id) ?? templates[0];
  const [place, setPlace] = useState(template?.places[0]?.code ?? '');
  const [asOf, setAsOf] = useState(today);
  const [audience, setAudience] = useState<Audience>(template?.audiences[0] ?? 'internal');
  const [language, setLanguage] = useState<Language>('zh');
  const [without, setWithout] = useState<string[]>([]);
  const preview = useAction(previewReport);
  const draft = useAction(draftReport, {
    onSuccess: ({ id: made }) => {
      void message.success(t('new.created'));
      void go(`/reports/desk/${made}`);
    },
  });
  if (!template) return <Empty />;
  const choose = (next: string): void => {
    const chosen = templates.find((one) => one.id === next)!;
    setId(next);
    setWithout([]);
    preview.reset();
    if (!chosen.places.some((p) => p.code === place)) setPlace(chosen.places[0]!.code);
    if (!chosen.audiences.includes(audience)) setAudience(chosen.audiences[0]!);
  };
  const body = { template: id, place, asOf, audience, language, without };
  const sections = template.sections.filter((s) => s.audience === null || s.audience === audience);
  return (
    <div className="report-builder">
      <Form layout="vertical" className="panel report-form">
        <Form.Item label={t('new.template')} extra={say(template.purpose)}>
          <Select value={id} options={templates.map((one) => ({ value: one.id, label: say(one) }))} onChange={choose} />
        </Form.Item>
        <Form.Item label={t('new.place')}>
          <Select value={place} options={template.places.map((p) => ({ value: p.code, label: say(p) }))} onChange={setPlace} />
        </Form.Item>
        <Form.Item label={t('new.asOf')}>
          <DatePicker value={dayjs(asOf)} allowClear={false} disabledDate={(day) => day.format('YYYY-MM-DD') > today} onChange={(day) => setAsOf(day?.format('YYYY-MM-DD') ?? today)} className="wide" />
        </Form.Item>
        <Form.Item label={t('new.audience')}>
          <Radio.Group value={audience} onChange={(e) => setAudience(e.target.value as Audience)} options={template.audiences.map((a) => ({ value: a, label: t(`audience.${a}`) }))} />
        </Form.Item>
        <Form.Item label={t('new.language')}>
          <Radio.Group value={language} onChange={(e) => setLanguage(e.target.value as Language)} options={(['zh', 'en'] as const).map((l) => ({ value: l, label: t(`language.${l}`) }))} />
        </Form.Item>
        <Form.Item label={t('new.sections')}>
          <div className="report-sections">
            {sections.map((s) => (
              <Checkbox key={s.id} checked={!without.includes(s.id)} disabled={!s.optional} onChange={(e) => setWithout(e.target.checked ? without.filter((x) => x !== s.id) : [...without, s.id])}>
                {say(s.title)} {s.audience === 'internal' ? <small className="faint">{t('new.onlyInternal')}</small> : null}
              </Checkbox>
            ))}
          </div>
        </Form.Item>
        <div className="row">
          <Button type="primary" loading={preview.isPending} onClick={() => preview.mutate({ body })}>
            {t('new.preview')}
          </Button>
          <Button loading={draft.isPending} onClick={() => draft.mutate({ body })}>
            {t('new.create')}
          </Button>
        </div>
      </Form>
      <div className="stack">
        <ProblemAlert problem={preview.error ?? draft.error} />
        {preview.isPending ? (
          <div role="status" className="stack">
            <span className="faint">{t('new.working')}</span>
            <Skeleton active paragraph={{ rows: 12 }} />
          </div>
        ) : null}
        {!preview.isPending && preview.data ? (
          <>
            <span className="faint">{t('new.previewTitle')}</span>
            <ReportView {...preview.data} />
          </>
        ) : null}
        {!preview.isPending && !preview.data ? <Empty title={t('new.hint')} /> : null}
      </div>
    </div>
  );
}
