import { Alert, App, Button, Input, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { checkReport, decideReport, downloadReport, getReport, saveRemark, submitReport } from '../../../../src/modules/reports/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatInstant } from '../../components/time.tsx';
import { FileButtons } from './file-buttons.tsx';
import { ReportView } from './report-view.tsx';
import { StatusTag } from './status-tag.tsx';

type Page = ContractAnswer<typeof getReport>;

/** One report: its text, remarks, who does what next, and its files. */
export default function ReportPage(): ReactNode {
  const { t } = useTranslation('reports');
  const id = useRouteParam('id');
  const answer = useAnswer(getReport, { params: { id } });
  const page = answer.data;
  return (
    <div className="stack">
      <AppLink to="/reports/desk">← {t('one.back')}</AppLink>
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {page ? (
        <>
          <PageHead
            title={page.head.title}
            lead={
              <span className="row-tight">
                <StatusTag status={page.head.status} /> <Tag>{t(`audience.${page.head.audience}`)}</Tag> {page.head.number ?? t('noNumber')}
              </span>
            }
          />
          <Work page={page} />
          <ReportView model={page.model} charts={page.charts} />
        </>
      ) : null}
    </div>
  );
}

function Work({ page }: { page: Page }): ReactNode {
  const { t } = useTranslation('reports');
  const say = useSay();
  const language = useLanguage();
  const { head, files, decisions, may, whyNot } = page;
  const issued = head.status === 'ISSUED';
  return (
    <>
      <section className="panel stack">
        <h2>{t(issued ? 'one.issuedFiles' : 'one.draftFiles')}</h2>
        <FileButtons contract={downloadReport} id={head.id} sizes={new Map(files.map((f) => [f.format, f.bytes]))} />
        {issued ? <Check id={head.id} /> : null}
        <div className="faint">
          {t('one.drafted', { name: head.draftedBy, at: formatInstant(head.draftedAt, language) })} · {t('one.snapshot')} <span className="report-hash">{head.snapshotHash}</span>
        </div>
        {decisions.map((d) => (
          <div key={d.at}>{t(d.issued ? 'one.issuedBy' : 'one.returnedBy', { name: d.by, at: formatInstant(d.at, language), reason: d.reason ?? '' })}</div>
        ))}
      </section>
      {whyNot ? <Alert type="info" showIcon title={say(whyNot)} /> : null}
      {head.status === 'SUBMITTED' && !may.decide && !whyNot ? <Alert type="info" showIcon title={t('one.waits')} /> : null}
      {may.decide ? <Decision id={head.id} /> : null}
      {may.remark ? <Remarks page={page} /> : null}
    </>
  );
}

function Remarks({ page: { head, sections, may } }: { page: Page }): ReactNode {
  const { t } = useTranslation('reports');
  const { message } = App.useApp();
  const submit = useAction(submitReport, { onSuccess: () => void message.success(t('one.submitted')) });
  return (
    <section className="panel stack">
      <h2>{t('one.remarks')}</h2>
      <p className="faint">{t('one.remarksHint')}</p>
      {sections.map((s) => (
        <RemarkField key={s.id} id={head.id} section={s} />
      ))}
      <ProblemAlert problem={submit.error} />
      {may.submit ? (
        <div>
          <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate({ params: { id: head.id } })}>
            {t('one.submit')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function RemarkField({ id, section }: { id: string; section: Page['sections'][number] }): ReactNode {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useState(section.remark?.text ?? '');
  const save = useAction(saveRemark, { onSuccess: () => void message.success(t('one.saved')) });
  const changed = text.trim() !== (section.remark?.text ?? '');
  return (
    <div className="stack-tight">
      <label htmlFor={`remark-${section.id}`}>{section.title}</label>
      <Input.TextArea id={`remark-${section.id}`} aria-label={t('one.remark', { section: section.title })} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={4000} value={text} onChange={(e) => setText(e.target.value)} />
      <div className="row-tight">
        {changed ? (
          <Button size="small" loading={save.isPending} onClick={() => save.mutate({ params: { id }, body: { section: section.id, text } })}>
            {t('one.save')}
          </Button>
        ) : null}
        {section.remark ? <small className="faint">{t('one.by', { name: section.remark.by, at: formatInstant(section.remark.at, language) })}</small> : null}
      </div>
      <ProblemAlert problem={save.error} />
    </div>
  );
}

function Decision({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('reports');
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const decide = useAction(decideReport, {
    onSuccess: ({ number }) => void message.success(number ? t('one.issued', { number }) : t('one.returned')),
  });
  return (
    <section className="panel stack">
      <h2>{t('one.decision')}</h2>
      <p className="faint">{t('one.decisionHint')}</p>
      <ProblemAlert problem={decide.error} />
      <div className="row">
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate({ params: { id }, body: { issue: true } })}>
          {decide.isPending ? t('one.issuing') : t('one.issue')}
        </Button>
        <Input className="grow" aria-label={t('one.reason')} placeholder={t('one.reason')} value={reason} onChange={(e) => setReason(e.target.value)} />
        <Button danger disabled={decide.isPending || reason.trim() === ''} onClick={() => decide.mutate({ params: { id }, body: { issue: false, reason } })}>
          {t('one.return')}
        </Button>
      </div>
    </section>
  );
}

function Check({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('reports');
  const [asked, setAsked] = useState(false);
  const answer = useAnswer(checkReport, { params: { id } }, { enabled: asked });
  return (
    <div className="stack-tight">
      <div>
        <Button size="small" loading={asked && answer.isPending} onClick={() => setAsked(true)}>
          {asked && answer.isPending ? t('one.checking') : t('one.check')}
        </Button>
      </div>
      <ProblemAlert problem={answer.error} />
      {answer.data ? (
        <div className="row-tight" role="status">
          <Tag color={answer.data.snapshotSound ? 'success' : 'error'}>{t(answer.data.snapshotSound ? 'one.sound' : 'one.unsound')}</Tag>
          {answer.data.files.map((f) => (
            <Tag key={f.format} color={f.same ? 'success' : 'error'} title={f.sha256}>
              {t(`format.${f.format}`)} {t(f.same ? 'one.same' : 'one.differs')}
            </Tag>
          ))}
        </div>
      ) : null}
    </div>
  );
}
