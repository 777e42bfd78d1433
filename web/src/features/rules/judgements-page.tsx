import { Button, Modal, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type JudgementHead, listJudgements, listRules, recomputeJudgement } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import './rules.css';
import { AnswerView } from './try-it.tsx';

const COLOURS = { YES: 'green', NO: 'red', UNKNOWN: 'default' } as const;

/** Cases judged and kept; each can be computed again by the version it was judged by. */
export default function JudgementsPage(): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { page, pageSize, onPage } = usePaging();
  const { data: rules } = useAnswer(listRules, { query: {} });
  const answer = useAnswer(listJudgements, { query: { page, pageSize } }, { keepPrevious: true });
  const [open, setOpen] = useState<JudgementHead>();
  const title = (j: JudgementHead): string => { const rule = rules?.rules.find((r) => r.id === j.rule); return rule ? say(rule.title) : j.rule; };
  const said = (j: JudgementHead): ReactNode => <Tag color={COLOURS[j.answer]}>{t(`answer.${j.answer}`)}</Tag>;
  const again = (j: JudgementHead): ReactNode => <Button size="small" onClick={() => setOpen(j)}>{t('judgements.recompute')}</Button>;
  return (
    <div className="stack">
      <PageHead title={t('judgements.title')} lead={t('judgements.lead')} actions={<AppLink to="/rules">{t('back')}</AppLink>} />
      <PagedTable<JudgementHead>
        answer={answer} label={t('judgements.title')} rowKey={(j) => j.id} onPage={onPage} empty={<Empty title={t('judgements.empty')} hint={t('judgements.emptyHint')} />}
        columns={[
          { title: t('judgements.subject'), width: '26%', render: (_, j) => <div className="stack-tight"><strong>{j.subject.name}</strong><small className="faint">{j.purpose}</small></div> },
          { title: t('judgements.rule'), width: '28%', render: (_, j) => <div className="stack-tight"><AppLink to={`/rules/${j.rule}`}>{title(j)}</AppLink><small className="faint">{t('rule.version', { version: j.version })} · {j.on}</small></div> },
          { title: t('judgements.answer'), render: (_, j) => said(j) },
          { title: t('judgements.at'), render: (_, j) => <Instant at={j.at} /> },
          { key: 'again', render: (_, j) => again(j) },
        ]}
        card={(j) => <div className="stack-tight"><div className="row spread">{said(j)}{again(j)}</div><strong>{j.subject.name}</strong><span>{title(j)} · {t('rule.version', { version: j.version })} · {j.on}</span><small className="faint">{j.purpose}</small></div>}
      />
      {open ? <Recomputed judgement={open} onDone={() => setOpen(undefined)} /> : null}
    </div>
  );
}

function Recomputed({ judgement: j, onDone }: { judgement: JudgementHead; onDone: () => void }): ReactNode {
  const { t } = useTranslation('rules');
  const { mutate, data, error, isPending } = useAction(recomputeJudgement);
  return (
    <Modal open width={760} title={`${j.subject.name} · ${j.on}`} footer={null} onCancel={onDone} afterOpenChange={(is) => { if (is) mutate({ params: { id: j.id } }); }}>
      <div className="stack">
        {isPending ? <span className="faint">{t('vectors.running')}</span> : null}
        <ProblemAlert problem={error} />
        {data ? (
          <>
            <Light colour={data.same ? 'green' : 'red'} text={data.same ? t('judgements.same', { version: j.version }) : t('judgements.differs')} />
            <small className="faint rule-code">{t('judgements.hash')} {data.hash}</small>
            <span>{data.current ? t('judgements.now', { version: data.current.version, answer: t(`answer.${data.current.answer}`) }) : t('judgements.nowNone')}</span>
            <AnswerView said={data.explanation} />
          </>
        ) : null}
      </div>
    </Modal>
  );
}
