import { Alert, Button, Input, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BrokerLevel, brokerLevels, listRegister, type PublicBroker, verifyBroker } from '../../../../src/modules/brokers/contract.ts';
import { comma } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** The public register: who may act as a broker, in whose name; and a number verified. */
export default function RegisterPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const { nameOf } = usePlaces();
  const { page, pageSize, onPage, first } = usePaging();
  const [q, setQ] = useState('');
  const [level, setLevel] = useState<BrokerLevel>();
  const answer = useAnswer(listRegister, { query: { page, pageSize, q: q || undefined, level } }, { keepPrevious: true });
  const status = (b: PublicBroker): ReactNode => <Tag color={b.status === 'REGISTERED' ? 'green' : b.status === 'SUSPENDED' ? 'orange' : undefined}>{t(`status.${b.status}`)}</Tag>;
  return (
    <div className="stack">
      <PageHead title={t('register.title')} lead={t('register.lead')} />
      <Verify />
      <div className="row">
        <Input.Search aria-label={t('register.search')} placeholder={t('register.search')} style={{ maxWidth: 360 }} allowClear onSearch={(v) => { setQ(v); first(); }} />
        <Select aria-label={t('register.level')} style={{ minWidth: 140 }} value={level ?? ''} options={[{ value: '', label: t('register.all') }, ...brokerLevels.map((l) => ({ value: l, label: t(`level.${l}`) }))]} onChange={(v) => { setLevel(brokerLevels.find((l) => l === v)); first(); }} />
      </div>
      <PagedTable<PublicBroker>
        answer={answer} label={t('register.title')} rowKey={(b) => b.id} onPage={onPage} empty={<Empty title={t('register.empty')} hint={t('register.emptyHint')} />}
        columns={[
          { title: t('register.number'), dataIndex: 'number' },
          { title: t('register.name'), dataIndex: 'name' },
          { title: t('register.level'), render: (_, b) => t(`level.${b.level ?? 'none'}`) },
          { title: t('register.organisation'), render: (_, b) => b.organisation ?? '—' },
          { title: t('register.fields'), render: (_, b) => b.fields.join(comma()) },
          { title: t('register.place'), render: (_, b) => nameOf(b.region) },
          { title: t('person.status'), render: (_, b) => status(b) },
        ]}
        card={(b) => <div className="stack-tight"><div className="row spread"><strong>{b.name}</strong>{status(b)}</div><span className="faint">{b.number} · {t(`level.${b.level ?? 'none'}`)} · {b.organisation ?? '—'}</span></div>}
      />
    </div>
  );
}

function Verify(): ReactNode {
  const { t } = useTranslation('brokers');
  const [text, setText] = useState('');
  const [number, setNumber] = useState('');
  const { data, error } = useAnswer(verifyBroker, { params: { number } }, { enabled: number !== '' });
  return (
    <section className="panel stack-tight">
      <strong>{t('register.verify')}</strong>
      <div className="row">
        <Input aria-label={t('register.number')} placeholder="JJR000001" style={{ maxWidth: 220 }} value={text} onChange={(e) => setText(e.target.value)} onPressEnter={() => setNumber(text.trim())} />
        <Button type="primary" disabled={text.trim() === ''} onClick={() => setNumber(text.trim())}>{t('register.check')}</Button>
      </div>
      <ProblemAlert problem={number ? error : null} />
      {data ? (
        <Alert
          type={data.valid ? 'success' : 'warning'} showIcon title={`${data.broker.name} ${data.broker.number} · ${t(`level.${data.broker.level ?? 'none'}`)}`}
          description={data.valid ? t('register.valid', { organisation: data.broker.organisation }) : t('register.invalid', { status: `${t(`status.${data.broker.status}`)}${data.broker.organisation ? '' : `，${t('register.nobody')}`}` })}
        />
      ) : null}
    </section>
  );
}
