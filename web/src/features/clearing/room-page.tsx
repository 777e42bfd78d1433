import { Skeleton, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { getRoom } from '../../../../src/modules/clearing/contract.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useSay } from '../../app/i18n.ts';
import { pause } from '../../app/marks.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { leadsOn } from '../../components/row-link.ts';
import { useClearingWords } from './words.ts';

/** Below this share of its line a city is told that the window can be closed early. */
const NEAR = 0.2;

/** The clearing room: where the cities stand and which windows there are. */
export default function RoomPage(): ReactNode {
  const answer = useAnswer(getRoom);
  const { data } = answer;
  const { t, city, light, due } = useClearingWords(data?.places);
  const say = useSay();
  const go = useGo();
  const phone = usePhone();
  return (
    <div className="stack">
      <PageHead title={t('room.title')} lead={t('room.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <section className="panel stack" aria-labelledby="positions-title">
            <h2 id="positions-title">{t('room.positions')}</h2>
            <div className="grid">
              {data.positions.map((p) => (
                <div key={p.region} className="fact">
                  <span>{city(p.region)}</span>
                  <strong>
                    <Money fen={p.netFen} />
                  </strong>
                  <small className="faint">
                    {t('room.limit')} <Money fen={p.limitFen} />{pause()}{t('room.left')} <Money fen={p.leftFen} />
                  </small>
                  {p.leftFen < p.limitFen * NEAR ? <Tag color="warning">{t('room.near')}</Tag> : null}
                </div>
              ))}
            </div>
            <small className="faint">{t('room.net')}</small>
          </section>
          <section className="panel stack" aria-labelledby="windows-title">
            <h2 id="windows-title">{t('room.windows')}</h2>
            {data.windows.every((w) => w.count === 0) ? <Empty title={t('room.empty')} hint={t('room.emptyHint')} /> : null}
            {phone ? (
              data.windows.map((w) => (
                <div key={w.id} className="card-row stack-tight">
                  <div className="row spread">
                    <AppLink to={`/clearing/${w.id}`}>{w.id}</AppLink>
                    <Light {...light(w)} />
                  </div>
                  <span>
                    <Money fen={w.grossFen} /> · {w.count}
                  </span>
                  <small className="faint">{due(w)}</small>
                </div>
              ))
            ) : (
              <Table
                aria-label={t('room.windows')}
                rowKey="id"
                pagination={false}
                dataSource={[...data.windows]}
                onRow={(w) => leadsOn(() => void go(`/clearing/${w.id}`))}
                columns={[
                  { title: t('column.window'), render: (_, w) => <AppLink to={`/clearing/${w.id}`}>{w.id}</AppLink> },
                  { title: t('column.state'), render: (_, w) => <Light {...light(w)} /> },
                  { title: t('column.count'), dataIndex: 'count', align: 'right' },
                  { title: t('column.gross'), align: 'right', render: (_, w) => <Money fen={w.grossFen} unit="yuan" /> },
                  { title: t('column.due'), render: (_, w) => due(w) },
                ]}
              />
            )}
          </section>
          <section className="panel stack-tight">
            <h2>{t('room.rules')}</h2>
            <span>{t('room.rulesText', { months: data.rules.months, close: data.rules.closeWithin, inspect: data.rules.inspection, settle: data.rules.settlement })}</span>
            <small className="faint">{say({ zh: data.rules.sourceZh, en: data.rules.sourceEn })}</small>
            <span>
              {data.rules.clauses.map((c) => (
                <ClauseLink key={`${c.document} ${c.clause}`} document={c.document} path={c.clause} />
              ))}
            </span>
          </section>
        </>
      ) : null}
    </div>
  );
}
