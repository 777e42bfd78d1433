import { ArrowRightOutlined, CheckCircleFilled, CloseCircleFilled, LinkOutlined, QuestionCircleFilled, SaveOutlined } from '@ant-design/icons';
import { Button, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confidenceWords, type Policy, type Way } from '../../../../src/flows/checkup/contract.ts';
import type { Answer, Change, Leaf, RuleBook, Written } from '../../../../src/kernel/rules/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, comma, inBrackets } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { ClauseLink } from '../../components/clause-link.tsx';
import type { Checkup } from './use-checkup.ts';
import type { BookData } from './use-book.ts';
import { factText, namedText } from './values.ts';

interface CardProps {
  policy: Policy;
  checkup: Checkup;
  data: BookData;
  book: RuleBook;
  onType: (fact: string, value: Written) => void;
  /** Keeps the answer; undefined where nobody may. */
  keep?: ((rule: string) => void) | undefined;
  keeping: boolean;
}

const MARKS: Record<Answer, ReactNode> = {
  YES: <CheckCircleFilled className="mark-yes" />, NO: <CloseCircleFilled className="mark-no" />, UNKNOWN: <QuestionCircleFilled className="mark-unknown" />,
};
/** Documents of the platform have three figures; their clauses open in the reader. */
const OURS = /^\d{3}$/;

/** One policy: the answer, what it gives, what stands against it, the smallest change, the next step. */
export function PolicyCard({ policy, checkup, data, book, onType, keep, keeping }: CardProps): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { said } = policy;
  const way = checkup.ways.get(policy.id);
  const step = data.steps.find((s) => s.rule === policy.id);
  const changed = checkup.changes?.some((c) => c.policy.id === policy.id);
  const topic = data.topics.find((one) => one.id === policy.topic);
  const weak = checkup.weakest(policy);
  const decides = new Set(said.because);
  const failing = said.answer === 'NO' ? said.leaves.filter((l) => l.answer === 'NO' && decides.has(l.id)) : [];
  const facts = said.missing.filter((m) => m.of === 'FACT');
  const parameters = said.missing.filter((m) => m.of === 'PARAMETER');
  return (
    <article className={changed ? 'policy policy-changed' : 'policy'} aria-label={say(said.title)} data-answer={said.answer}>
      <header className="policy-head">
        <span className="policy-mark">{MARKS[said.answer]}</span>
        <div className="grow-in">
          <h3>{say(said.title)}</h3>
          <div className="row-tight">
            {topic ? <Tag>{say(topic)}</Tag> : null}
            {policy.subject === 'FIRM' ? null : <Tag color="purple">{t(`subject.${policy.subject}`)}</Tag>}
            {said.gives.map((g) => (g.value === null ? null : <Tag key={g.id} color="green">{say(g)} {namedText(undefined, g.value, g.unit, language)}</Tag>))}
            {weak === 'DECLARED' || weak === 'ESTIMATED' ? <small className="faint">{t('policy.weak', { what: confidenceWords[weak][language] })}</small> : null}
          </div>
        </div>
      </header>
      {failing.length > 0 ? (
        <ul className="plain policy-lines" aria-label={t('policy.failing')}>
          {failing.map((leaf) => <LeafLine key={leaf.id} leaf={leaf} policy={policy} book={book} />)}
        </ul>
      ) : null}
      {said.answer === 'NO' ? <WayLine way={way} book={book} onTry={(changes) => changes.forEach((c) => onType(c.fact, c.to))} /> : null}
      {facts.length > 0 ? <p><span className="faint">{t('policy.missing')}{colon()}</span>{facts.map((m) => say(m)).join(language === 'zh' ? '、' : ', ')}</p> : null}
      {parameters.length > 0 ? <p className="faint">{t('policy.parameter', { names: parameters.map((m) => say(m)).join(comma()) })}</p> : null}
      {step && said.answer !== 'UNKNOWN' ? (
        <p className="policy-step">
          <span className="faint">{t('policy.next')}{colon()}</span>{say(step)}{' '}
          {step.url ? <a href={step.url} target="_blank" rel="noreferrer"><LinkOutlined /> {new URL(step.url).host}</a> : step.to ? <AppLink to={step.to} title={say(step)}><ArrowRightOutlined /></AppLink> : null}
        </p>
      ) : null}
      <footer className="row policy-foot">
        <Button size="small" type="link" onClick={() => setOpen(!open)} aria-expanded={open}>{t('policy.details')}</Button>
        {keep ? <Tooltip title={t('policy.keepHint')}><Button size="small" icon={<SaveOutlined />} loading={keeping} onClick={() => keep(policy.id)}>{t('policy.keep')}</Button></Tooltip> : null}
      </footer>
      {open ? <Details policy={policy} book={book} /> : null}
    </article>
  );
}

function LeafLine({ leaf, policy, book }: { leaf: Leaf; policy: Policy; book: RuleBook }): ReactNode {
  const language = useLanguage();
  const say = useSay();
  return (
    <li className="leaf">
      <span>{MARKS[leaf.answer]} {say(leaf)}</span>
      <small className="faint">
        {leaf.values.map((v) => `${say(v)} ${namedText(book.facts.get(v.id), v.value, v.unit, language)}`).join(language === 'zh' ? '；' : '; ')}
        {' · '}
        <Clause policy={policy} clause={leaf.clause} />
      </small>
    </li>
  );
}

function Clause({ policy: { said }, clause }: { policy: Policy; clause: string }): ReactNode {
  const number = said.source.number;
  if (number && OURS.test(number)) return <ClauseLink document={number} path={clause} />;
  return <span>{clause}</span>;
}

function WayLine({ way, book, onTry }: { way: Way | undefined; book: RuleBook; onTry: (changes: readonly Change[]) => void }): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  if (!way) return <p className="faint">{t('searching')}</p>;
  const { change, earliest, missing } = way;
  const names = missing.map((id) => book.facts.get(id)?.[language] ?? id).join(language === 'zh' ? '、' : ', ');
  return (
    <div className="policy-way">
      {earliest ? <p><strong>{t('policy.earliest', { day: earliest })}</strong></p> : null}
      {change.kind === 'CHANGE' ? (
        <>
          <div>
            <span className="faint">{t('policy.change')}{colon()}</span>
            {change.changes.map((c) => {
              const fact = book.facts.get(c.fact)!;
              return (
                <span key={c.fact} className="change">
                  {fact[language]} <strong>{factText(fact, c.from, language)} → {factText(fact, c.to, language)}</strong>
                  {typeof c.from === 'number' && typeof c.to === 'number' ? <em>{inBrackets(t(c.to > c.from ? 'policy.need' : 'policy.less', { gap: factText(fact, Math.abs(Math.round((c.to - c.from) * 1e6) / 1e6), language) }))}</em> : null}
                </span>
              );
            })}
          </div>
          <Button size="small" onClick={() => onTry(change.changes)}>{t('policy.try')}</Button>
          {names ? <span className="faint">{t('policy.besides', { names })}</span> : null}
        </>
      ) : (
        <span className="faint">{change.kind === 'UNDECIDED' ? t('policy.undecided') : earliest ? null : t('policy.noChange')}</span>
      )}
    </div>
  );
}

function Details({ policy, book }: { policy: Policy; book: RuleBook }): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  const say = useSay();
  const { said } = policy;
  return (
    <div className="policy-details stack-tight">
      <ul className="plain policy-lines">{said.leaves.map((leaf) => <LeafLine key={leaf.id} leaf={leaf} policy={policy} book={book} />)}</ul>
      {said.workings.length > 0 ? (
        <ul className="plain policy-lines">
          {said.workings.map((w) => <li key={w.id}><small>{say(w)}{colon()}<strong>{namedText(undefined, w.value, w.unit, language)}</strong> <span className="faint">{w.clause}</span></small></li>)}
        </ul>
      ) : null}
      <small className="faint">
        {say(said.source)}{said.source.number && !OURS.test(said.source.number) ? inBrackets(said.source.number) : ''} · {t('answer.versionOf', { version: said.version })} · {t('policy.from', { day: policy.from })}{policy.to ? ` ${t('policy.until', { day: policy.to })}` : ''} · {t(`policy.confidence.${policy.confidence}`)}
        {policy.note ? <><br />{say(policy.note)}</> : null}
      </small>
    </div>
  );
}
