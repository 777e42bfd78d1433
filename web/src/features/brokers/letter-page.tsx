import { App, Button, Checkbox, Radio, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../app/marks.ts';
import { downloadLetter, getLetter } from '../../../../src/flows/brokering/contract.ts';
import { addMandateEvent } from '../../../../src/modules/brokers/contract.ts';
import { matchDemand } from '../../../../src/modules/market/contract.ts';
import { copyText } from '../../app/copy.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './brokers.css';

const CHOICE = 8;
const BEST = 3;

/** A letter with the reasons of a match: chosen here, copied, printed or taken along as a Word document. */
export default function LetterPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const [address] = useAddressState();
  return (
    <div className="stack">
      <PageHead title={t('letter.title')} lead={t('letter.lead')} />
      {address.demandId ? <Compose demandId={address.demandId} mandateId={address.mandate} /> : <div className="panel"><Empty title={t('letter.noDemand')} hint={t('letter.noDemandHint')} /></div>}
    </div>
  );
}

function Compose({ demandId, mandateId }: { demandId: string; mandateId: string | undefined }): ReactNode {
  const { t } = useTranslation('brokers');
  const say = useSay();
  const { message } = App.useApp();
  const matches = useAnswer(matchDemand, { params: { id: demandId }, query: { top: CHOICE, level: 'weak' } });
  const [to, setTo] = useState<'firm' | 'institute'>('firm');
  const [picked, setPicked] = useState<string[]>();
  const all = matches.data?.matches ?? [];
  const chosen = (picked ?? all.slice(0, to === 'firm' ? BEST : 1).map((m) => m.result.id)).slice(0, to === 'firm' ? CHOICE : 1);
  const query = { demandId, to, results: chosen.join(',') };
  const letter = useAnswer(getLetter, { query }, { enabled: chosen.length > 0, keepPrevious: true });
  const log = useAction(addMandateEvent, { onSuccess: () => void message.success(t('letter.logged')) });
  if (matches.error) return <ProblemAlert problem={matches.error} />;
  if (!matches.data) return <Skeleton active />;
  const l = letter.data;
  return (
    <>
      <div className="panel stack-tight no-print">
        <Radio.Group value={to} onChange={(e) => { setTo(e.target.value); setPicked(undefined); }} options={[{ value: 'firm', label: t('letter.firm') }, { value: 'institute', label: t('letter.institute') }]} optionType="button" />
        <strong>{t('letter.results')}</strong>
        <ul className="desk-list">
          {all.map((m) => (
            <li key={m.result.id}>
              <Checkbox checked={chosen.includes(m.result.id)} onChange={(e) => setPicked(to === 'institute' ? [m.result.id] : e.target.checked ? [...chosen, m.result.id] : chosen.filter((id) => id !== m.result.id))}>{m.result.title}</Checkbox>
              <small className="faint">{m.result.organisationName}</small>
            </li>
          ))}
        </ul>
        <div className="row">
          <Button type="primary" disabled={!l} onClick={() => void copyText(l!.text).then(() => message.success(t('letter.copied')))}>{t('letter.copy')}</Button>
          <Button disabled={!l} onClick={() => void download(downloadLetter, { query })}>{t('letter.docx')}</Button>
          <Button disabled={!l} onClick={() => window.print()}>{t('letter.print')}</Button>
          {mandateId ? <Button disabled={!l} loading={log.isPending} onClick={() => log.mutate({ params: { id: mandateId }, body: { kind: 'LETTER', text: l!.title, documents: [] } })}>{t('letter.log')}</Button> : null}
        </div>
        <ProblemAlert problem={log.error} />
      </div>
      <ProblemAlert problem={letter.error} />
      {l ? (
        <article className="broker-letter" aria-label={l.title}>
          <h2>{l.title}</h2>
          <p>{l.addressee}：</p>
          <p>{l.opening}</p>
          {l.proposals.map((p, i) => (
            <section key={p.resultId}>
              <strong>{i + 1}. {p.title}{inBrackets(say(p.level))}</strong>
              <div className="faint">{p.facts}</div>
              <p>{p.summary}</p>
              <ul>{p.reasons.map((r) => <li key={r}>{r}</li>)}</ul>
            </section>
          ))}
          {l.closing.map((c) => <p key={c}>{c}</p>)}
          <p className="sender">{l.sender}<br />{l.date}</p>
          <small className="faint no-print">{t('letter.engine', { engine: l.engine })}</small>
        </article>
      ) : null}
    </>
  );
}
