import { App, Button } from 'antd';
import { type ReactNode } from 'react';
import { confirmStatement, getStatement, type WindowView } from '../../../../src/modules/clearing/contract.ts';
import { colon, inBrackets, pause } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useClearingWords } from './words.ts';

type Pair = WindowView['pairs'][number];

/** What each two cities owe one another, with the files a clerk re-adds and the confirmation of both sides. */
export function PairTable({ window, onLines }: { window: WindowView; onLines: (a: string, b: string) => void }): ReactNode {
  const { t } = useClearingWords(window.places);
  return (
    <section className="panel stack" aria-labelledby="pairs-title">
      <h2 id="pairs-title">{t('pairs.title')}</h2>
      {window.pairs.map((pair) => (
        <PairRow key={`${pair.a} ${pair.b}`} window={window} pair={pair} onLines={onLines} />
      ))}
    </section>
  );
}

function PairRow({ window, pair, onLines }: { window: WindowView; pair: Pair; onLines: (a: string, b: string) => void }): ReactNode {
  const { t, city } = useClearingWords(window.places);
  const { message } = App.useApp();
  const confirm = useAction(confirmStatement, { onSuccess: () => void message.success(t('pairs.done')) });
  const { a, b } = pair;
  const has = (party: string, counterparty: string): boolean => window.confirmations.some((c) => c.party === party && c.counterparty === counterparty);
  const side = (window.closed && !window.netted ? [[a, b], [b, a]] as const : []).find(([party, other]) => window.acting.includes(party) && !has(party, other));
  const file = (format: 'xlsx' | 'pdf') => (): void => {
    download(getStatement, { params: { id: window.id }, query: { a, b, format } }).catch((error: Error) => void message.error(error.message));
  };
  return (
    <div className="card-row stack-tight">
      <div className="row spread">
        <strong>
          {city(a)} — {city(b)}
        </strong>
        <span>
          {t('column.net')}{colon()}{pair.netPayer ? `${city(pair.netPayer)} ${t('window.owes')} ` : t('pairs.even')}
          {pair.netPayer ? <Money fen={pair.netFen} unit="yuan" /> : null}
        </span>
      </div>
      <div className="row">
        <span>
          {city(a)} {t('window.owes')} <Money fen={pair.aOwesFen} unit="yuan" />{inBrackets(pair.aCount)}
        </span>
        <span>
          {city(b)} {t('window.owes')} <Money fen={pair.bOwesFen} unit="yuan" />{inBrackets(pair.bCount)}
        </span>
      </div>
      {window.closed ? (
        <small className="faint">
          {([[a, b], [b, a]] as const).map(([party, other]) => t(has(party, other) ? 'pairs.confirmed' : 'pairs.waits', { city: city(party) })).join(pause())}
        </small>
      ) : null}
      <div className="row">
        <Button size="small" onClick={() => onLines(a, b)}>
          {t('pairs.lines')}
        </Button>
        <Button size="small" onClick={file('xlsx')}>
          {t('pairs.xlsx')}
        </Button>
        <Button size="small" onClick={file('pdf')}>
          {t('pairs.pdf')}
        </Button>
        {side ? (
          <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: window.id }, body: { party: side[0], counterparty: side[1] } })}>
            {t('pairs.confirm')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert problem={confirm.error} />
    </div>
  );
}
