import { Alert, App, Button, Radio, Skeleton, Steps, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTypeTests, judgeContractType } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Judgement } from './judgement.tsx';

type Tests = CallAnswer<typeof getTypeTests>;
type Answers = Record<string, 'yes' | 'no' | 'unknown'>;
interface Question {
  id: string;
  question: { zh: string; en: string };
  clause: string;
}

/** The type tests step by step: exclusions, the declared kind, another kind if need be, and what follows. */
export function TypeTestsPanel({ contractId, canAnswer }: { contractId: string; canAnswer: boolean }): ReactNode {
  const { t } = useTranslation('contracts');
  const { data, error } = useAnswer(getTypeTests, { params: { id: contractId } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  return (
    <section className="panel stack" aria-label={t('tests.title')}>
      <div>
        <h3>{t('tests.title')}</h3>
        <p className="page-lead">{t('tests.lead')}</p>
      </div>
      <Ground tests={data} />
      {canAnswer ? <Wizard key={`${data.declaredType} ${data.judgements[0]?.id ?? ''}`} contractId={contractId} tests={data} /> : null}
      <Earlier tests={data} />
    </section>
  );
}

function Ground({ tests }: { tests: Tests }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  return (
    <div className="row">
      <span>{t('tests.ground')}</span>
      <strong>{say(tests.regulation)}</strong>
      <span className="faint">{tests.regulation.number}</span>
      {tests.regulation.verified ? null : <Tag color="gold">{t('tests.unverified')}</Tag>}
    </div>
  );
}

const groupOf = (type: string): string => (type === 'SERVICE_TRAINING' || type === 'SERVICE_INTERMEDIARY' ? type : type.split('_')[0]!);

function Wizard({ contractId, tests }: { contractId: string; tests: Tests }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  const { message } = App.useApp();
  const declared = groupOf(tests.declaredType);
  const mine = tests.judgements.find((j) => j.mine);
  const [answers, setAnswers] = useState<Answers>(mine?.answers ?? {});
  const [step, setStep] = useState(0);
  const [other, setOther] = useState<string>();
  const judge = useAction(judgeContractType, { onSuccess: () => void message.success(t('tests.saved')) });
  const exclusions: Question[] = tests.exclusions.filter((e) => (e.groups as string[]).includes(declared));
  const excluded = exclusions.some((e) => answers[e.id] === 'yes');
  const own = tests.groups.find((g) => g.id === declared)!;
  const failed = own.tests.some((q) => answers[q.id] === 'no');
  const second = tests.groups.find((g) => g.id === other);
  const steps: { title: string; questions: Question[]; extra?: ReactNode }[] = [
    { title: t('tests.stepExclusions'), questions: excluded ? [...exclusions, tests.mixed] : exclusions },
    { title: say(own), questions: own.tests },
    ...(failed
      ? [
          {
            title: second ? say(second) : t('tests.stepOther'),
            questions: second?.tests ?? [],
            extra: (
              <Radio.Group
                value={other}
                onChange={(e) => setOther(e.target.value as string)}
                optionType="button"
                options={tests.groups.filter((g) => g.id !== declared).map((g) => ({ value: g.id, label: say(g) }))}
              />
            ),
          },
        ]
      : []),
  ];
  const at = Math.min(step, steps.length - 1);
  const open = steps[at]!.questions.filter((q) => (answers[q.id] ?? 'unknown') === 'unknown').length;
  return (
    <div className="stack">
      <Steps size="small" responsive current={at} onChange={setStep} items={steps.map((s) => ({ title: s.title }))} />
      {steps[at]!.extra}
      <ol className="plain stack">
        {steps[at]!.questions.map((q) => (
          <QuestionRow key={q.id} question={q} answer={answers[q.id] ?? 'unknown'} hint={tests.hints.find((h) => h.id === q.id)} onAnswer={(value) => setAnswers({ ...answers, [q.id]: value })} />
        ))}
      </ol>
      <ProblemAlert problem={judge.error} />
      <div className="row">
        <Button disabled={at === 0} onClick={() => setStep(at - 1)}>
          {t('tests.back')}
        </Button>
        {at < steps.length - 1 ? (
          <Button onClick={() => setStep(at + 1)}>{t('tests.next')}</Button>
        ) : null}
        <Button type="primary" loading={judge.isPending} onClick={() => judge.mutate({ params: { id: contractId }, body: { answers } })}>
          {t('tests.judge')}
        </Button>
        <span className="faint">{open > 0 ? t('tests.open', { count: open }) : null}</span>
      </div>
    </div>
  );
}

function QuestionRow(props: { question: Question; answer: string; hint: Tests['hints'][number] | undefined; onAnswer: (value: 'yes' | 'no' | 'unknown') => void }): ReactNode {
  const { question, answer, hint, onAnswer } = props;
  const { t } = useTranslation('contracts');
  const say = useSay();
  return (
    <li className="question">
      <div className="stack-tight">
        <strong>{say(question.question)}</strong>
        <small className="faint">{question.clause}</small>
        {hint ? <small>{t('tests.hint', { words: hint.words.join(comma()), answer: t(`tests.answer.${hint.suggests}`) })}</small> : null}
      </div>
      <Radio.Group
        aria-label={say(question.question)}
        value={answer}
        optionType="button"
        buttonStyle="solid"
        onChange={(e) => onAnswer(e.target.value as 'yes' | 'no' | 'unknown')}
        options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`tests.answer.${value}`) }))}
      />
    </li>
  );
}

/** Answers of the others, and one's own last result. */
function Earlier({ tests }: { tests: Tests }): ReactNode {
  const { t } = useTranslation('contracts');
  if (tests.judgements.length === 0) return <Alert type="info" showIcon title={t('tests.none')} />;
  return (
    <div className="stack">
      {tests.judgements.slice(0, 4).map((j) => (
        <div key={j.id} className="stack-tight">
          <span className="faint">
            {j.mine ? t('tests.mine') : t('tests.of', { role: t(`role.${j.role}`, { defaultValue: j.role }) })} · {j.madeAt.slice(0, 10)}
          </span>
          <Judgement judgement={j.judgement} />
        </div>
      ))}
    </div>
  );
}
