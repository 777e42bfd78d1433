import { CheckCircleOutlined, DownloadOutlined, LinkOutlined, PrinterOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert, App, Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confidenceWords, downloadAnswer, getAnswer, howToObject, instantText, type KeptAnswer, recomputeAnswer } from '../../../../src/flows/checkup/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { call } from '../../app/api.ts';
import { asProblem } from '../../app/api-problem.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, inBrackets } from '../../app/marks.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './checkup.css';
import { factText, namedText } from './values.ts';
import { useBook } from './use-book.ts';

/** A kept answer: understood by a person, printed on a page or two, computed again by an auditor. */
export default function AnswerPage(): ReactNode {
  const { t } = useTranslation('checkup');
  const { message } = App.useApp();
  const id = useRouteParam('id');
  const { data, error } = useAnswer(getAnswer, { params: { id } });
  const [again, setAgain] = useState<CallAnswer<typeof recomputeAnswer>>();
  const [busy, setBusy] = useState(false);
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} />;
  const recompute = async (): Promise<void> => {
    setBusy(true);
    try {
      setAgain(await call(recomputeAnswer, { params: { id } }));
    } catch (cause) {
      void message.error(asProblem(cause).zh);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="kept stack">
      <PageHead
        title={t('answer.kept')}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('answer.print')}</Button>
            <Button icon={<DownloadOutlined />} onClick={() => void download(downloadAnswer, { params: { id } })}>{t('answer.pdf')}</Button>
            <Button loading={busy} onClick={() => void recompute()}>{t('answer.recompute')}</Button>
          </>
        }
      />
      {again ? (
        <Alert
          className="no-print" type={again.same ? 'success' : 'error'} showIcon icon={again.same ? <CheckCircleOutlined /> : <WarningOutlined />} title={t(again.same ? 'answer.same' : 'answer.different')}
          description={<span className="hash">{again.hash}</span>}
        />
      ) : null}
      <Sheet answer={data} />
    </div>
  );
}

function Sheet({ answer }: { answer: KeptAnswer }): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  const say = useSay();
  const { book } = useBook();
  const { explanation: said, step } = answer;
  const decides = new Set(said.because);
  const separator = language === 'zh' ? '；' : '; ';
  return (
    <article className="panel stack">
      <div>
        <h2 className="kept-answer">{say(said.title)}{colon()}{t(`answer.${said.answer}`)}</h2>
        {said.gives.map((g) => <p key={g.id}>{say(g)}{colon()}<strong>{g.value === null ? t('answer.openAmount') : namedText(undefined, g.value, g.unit, language)}</strong></p>)}
        {said.missing.length > 0 ? <p>{t('answer.missing')}{colon()}{said.missing.map((m) => say(m)).join(language === 'zh' ? '、' : ', ')}</p> : null}
      </div>
      <dl className="kept-lines">
        <dt>{t('answer.subject')}</dt><dd><AppLink to={`/checkup/firms/${answer.subject.id}`}>{answer.subject.name}</AppLink></dd>
        <dt>{t('answer.on')}</dt><dd>{answer.on}</dd>
        <dt>{t('answer.number')}</dt><dd>{answer.number}</dd>
        <dt>{t('answer.source')}</dt><dd>{say(said.source)}{said.source.number ? inBrackets(said.source.number) : ''}{said.source.clause ? ` ${said.source.clause}` : ''}</dd>
        <dt>{t('answer.version')}</dt><dd>{t('answer.versionOf', { version: answer.version })}{answer.confidence ? ` · ${t(`policy.confidence.${answer.confidence}`)}` : ''}</dd>
        {answer.note ? <><dt>{t('answer.note')}</dt><dd>{say(answer.note)}</dd></> : null}
      </dl>
      <section className="stack-tight">
        <h2>{t('answer.conditions')}</h2>
        <table className="kept-table">
          <tbody>
            {said.leaves.map((leaf) => (
              <tr key={leaf.id}>
                <td className="mark">{decides.has(leaf.id) ? '● ' : '　 '}{t(`answer.${leaf.answer}`)}</td>
                <td>{say(leaf)}<br /><small className="faint">{leaf.values.map((v) => `${say(v)} ${namedText(book?.facts.get(v.id), v.value, v.unit, language)}`).join(separator)}</small></td>
                <td><small>{leaf.clause}</small></td>
              </tr>
            ))}
          </tbody>
        </table>
        <small className="faint">{t('answer.because')}</small>
      </section>
      {said.workings.length > 0 ? (
        <section className="stack-tight">
          <h2>{t('answer.workings')}</h2>
          <table className="kept-table"><tbody>{said.workings.map((w) => <tr key={w.id}><td>{say(w)}</td><td>{namedText(undefined, w.value, w.unit, language)}</td><td><small>{w.clause}</small></td></tr>)}</tbody></table>
        </section>
      ) : null}
      <section className="stack-tight">
        <h2>{t('answer.facts')}</h2>
        {answer.facts.length === 0 ? <p className="faint">{t('answer.none')}</p> : (
          <table className="kept-table">
            <thead><tr><th>{t('answer.fact')}</th><th>{t('answer.value')}</th><th>{t('answer.from')}</th></tr></thead>
            <tbody>
              {answer.facts.map((f) => (
                <tr key={f.id}><td>{say(f)}</td><td>{factText(book?.facts.get(f.id), f.value, language)}</td><td>{f.source}{f.asOf ? ` · ${f.asOf}` : ''} · {confidenceWords[f.confidence][language]}</td></tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {step ? (
        <section className="stack-tight">
          <h2>{t('answer.next')}</h2>
          <p>{say(step)} {step.url ? <a href={step.url} target="_blank" rel="noreferrer"><LinkOutlined /> {step.url}</a> : null}</p>
        </section>
      ) : null}
      <section className="stack-tight">
        <h2>{t('answer.object')}</h2>
        <p>{howToObject[language]}</p>
      </section>
      <small className="faint">
        {t('answer.keptAt')} {instantText(answer.keptAt)} · {t('answer.hash')} <span className="hash">{answer.hash}</span> · {t('answer.textHash')} <span className="hash">{answer.definitionHash}</span>
      </small>
    </article>
  );
}
