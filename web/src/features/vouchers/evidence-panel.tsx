import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { addEvidence, evidenceKinds, getEvidence, type OrderView } from '../../../../src/modules/vouchers/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { refresh } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { download } from '../../app/transfer.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { formatDay } from '../../components/time.tsx';
import { useVoucherWords } from './words.ts';

const OPEN = new Set(['DRAFT', 'PLACED', 'ACCEPTED', 'QUOTA_RESERVED', 'CONTRACTED', 'DELIVERED', 'DISPUTED', 'CONFIRMED', 'RETURNED', 'REDEMPTION_SUBMITTED']);
const NEXT: Partial<Record<OrderView['status'], (typeof evidenceKinds)[number]>> = { QUOTA_RESERVED: 'CONTRACT', CONTRACTED: 'RESULT', DISPUTED: 'RESULT', CONFIRMED: 'INVOICE' };

/** The documents of an order; its two sides add to them until the check is passed. */
export function EvidencePanel({ order }: { order: OrderView }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const client = useQueryClient();
  const { me } = useSession();
  const [chosen, choose] = useState<(typeof evidenceKinds)[number]>();
  const mine = me?.assignments.some((a) => a.organisationId === order.claimantId || a.organisationId === order.providerId) ?? false;
  const there = new Set(order.evidence.map((e) => e.kind));
  const proposed = NEXT[order.status] === 'INVOICE' && there.has('INVOICE') ? 'RECEIPT' : (NEXT[order.status] ?? 'OTHER');
  const kind = chosen ?? proposed;
  return (
    <section className="panel stack-tight">
      <h2>{t('order.evidence')}</h2>
      {order.evidence.length === 0 ? <p className="faint">{t('order.noEvidence')}</p> : null}
      {order.evidence.map((e) => (
        <div key={e.id} className="evidence-line">
          <strong>{t(`evidence.${e.kind}`)}</strong>
          <button type="button" className="link-button" onClick={() => void download(getEvidence, { params: { id: order.id, evidenceId: e.id } })}>{e.fileName}</button>
          <small className="faint">{t('order.uploadedBy', { name: e.uploadedBy, date: formatDay(e.uploadedAt.slice(0, 10), language) })}</small>
        </div>
      ))}
      {mine && OPEN.has(order.status) ? (
        <>
          <Select aria-label={t('order.kind')} value={kind} onChange={choose} style={{ maxWidth: 220 }} options={evidenceKinds.map((value) => ({ value, label: t(`evidence.${value}`) }))} />
          <FileDrop
            contract={addEvidence} input={{ params: { id: order.id }, query: { kind } }} accept={['.pdf', '.jpg', '.jpeg', '.png', '.ofd', '.docx', '.xlsx', '.txt']}
            onDone={() => {
              choose(undefined);
              void refresh(client, ['vouchers']);
            }}
          />
        </>
      ) : null}
    </section>
  );
}
