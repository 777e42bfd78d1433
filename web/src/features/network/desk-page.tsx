import { SendOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HandoverView, listDesks, listHandovers } from '../../../../src/modules/network/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { formatDay, Instant } from '../../components/time.tsx';
import { SendDialog } from './send-dialog.tsx';

const COLOURS: Record<HandoverView['status'], string | undefined> = { SENT: 'blue', RECEIVED: 'blue', ACCEPTED: 'green', RETURNED: 'orange', CLOSED: undefined, WITHDRAWN: undefined };

/** Cases that the desks of the person's reach sent and received, with their clocks; each opens as a case. */
export default function DeskPage(): ReactNode {
  const { t } = useTranslation('network');
  const say = useSay();
  const language = useLanguage();
  const go = useGo();
  const maySend = useCan('network.handover.send');
  const { page, pageSize, onPage, first } = usePaging();
  const [desk, setDesk] = useState<string>();
  const [box, setBox] = useState<'sent' | 'received'>();
  const [sending, setSending] = useState(false);
  const { data: network } = useAnswer(listDesks);
  const answer = useAnswer(listHandovers, { query: { page, pageSize, desk, box: desk ? box : undefined } }, { keepPrevious: true });
  const nameOf = (id: string): string => {
    const found = network?.desks.find((d) => d.id === id);
    return found ? say(found) : id;
  };
  const due = (h: HandoverView): ReactNode => (h.light && h.dueOn ? <Light colour={h.light} text={formatDay(h.dueOn, language)} /> : <span className="faint">—</span>);
  const status = (h: HandoverView): ReactNode => (
    <>
      <Tag color={COLOURS[h.status]}>{t(`status.${h.status}`)}</Tag>
      {h.demo ? <Tag>{t('desk.demo')}</Tag> : null}
    </>
  );
  const canSend = maySend && (network?.mine.length ?? 0) > 0;
  return (
    <div className="stack">
      <PageHead
        title={t('desk.title')} lead={t('desk.lead')}
        actions={canSend ? <Button type="primary" icon={<SendOutlined />} onClick={() => setSending(true)}>{t('desk.send')}</Button> : null}
      />
      {network && !canSend ? <span className="faint">{t('desk.noDesk')}</span> : null}
      <div className="row">
        <Select
          aria-label={t('desk.desk')} style={{ minWidth: 220 }} value={desk ?? ''} onChange={(v) => { setDesk(v || undefined); first(); }}
          options={[{ value: '', label: t('desk.all') }, ...(network?.desks ?? []).map((d) => ({ value: d.id, label: say(d) }))]}
        />
        {desk ? (
          <Select
            aria-label={t('desk.box')} style={{ minWidth: 150 }} value={box ?? ''} onChange={(v) => { setBox(v === 'sent' || v === 'received' ? v : undefined); first(); }}
            options={[{ value: '', label: t('desk.both') }, { value: 'received', label: t('desk.received') }, { value: 'sent', label: t('desk.sent') }]}
          />
        ) : null}
      </div>
      <PagedTable<HandoverView>
        answer={answer} label={t('desk.title')} rowKey={(h) => h.id} onPage={onPage} onRow={(h) => void go(`/cases/${h.caseId}`)} empty={<Empty title={t('desk.empty')} hint={t('desk.emptyHint')} />}
        columns={[
          {
            title: t('desk.title_of'), width: '36%',
            render: (_, h) => (
              <div className="stack-tight">
                <AppLink to={`/cases/${h.caseId}`}>{h.title}</AppLink>
                <small className="faint">{t(`kind.${h.subjectKind}`)} · {h.reason}{h.answer ? ` · ${t('desk.answer')}${colon()}${h.answer}` : ''}</small>
              </div>
            ),
          },
          {
            title: t('desk.fromTo'),
            render: (_, h) => (
              <div className="stack-tight">
                <span>{nameOf(h.fromDesk)} → {nameOf(h.toDesk)}</span>
                <small className="faint">{t('desk.responsible')}{colon()}{nameOf(h.responsibleDesk)} · <Instant at={h.sentAt} /></small>
              </div>
            ),
          },
          { title: t('desk.status'), render: (_, h) => status(h) },
          { title: t('desk.due'), render: (_, h) => due(h) },
        ]}
        card={(h) => (
          <div className="stack-tight">
            <div className="row spread"><span>{status(h)}</span>{due(h)}</div>
            <strong>{h.title}</strong>
            <span className="faint">{nameOf(h.fromDesk)} → {nameOf(h.toDesk)}</span>
            <small className="faint">{h.reason}</small>
          </div>
        )}
      />
      {sending && network ? <SendDialog network={network} onDone={() => setSending(false)} /> : null}
    </div>
  );
}
