import { Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageItem } from '../../../../src/modules/market/contract.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';

/** Results of a package; `action` at the end of each for the editor. */
export function ItemList({ items, label, action }: { items: readonly PackageItem[]; label: string; action?: (item: PackageItem) => ReactNode }): ReactNode {
  const { t } = useTranslation(['market', 'library']);
  const { nameOf } = usePlaces();
  const phone = usePhone();
  const name = (i: PackageItem): ReactNode => (
    <>
      <AppLink to={`/market/results/${i.resultId}`}>{i.title}</AppLink> {i.status === 'PUBLISHED' ? null : <Tag>{t(`resultStatus.${i.status}`)}</Tag>}
      {i.by === 'HAND' ? <Tag color="gold">{t('library:packages.byHand')}{i.reason ? `：${i.reason}` : ''}</Tag> : null}
      <div className="faint clamp">{i.summary}</div>
    </>
  );
  if (phone) {
    return (
      <div className="stack" aria-label={label}>
        {items.map((i) => (
          <div key={i.resultId} className="stack-tight">
            {name(i)}
            <div className="faint">{[i.organisationName, i.region ? nameOf(i.region) : '', i.maturity ? `TRL ${i.maturity}` : ''].filter(Boolean).join(' · ')}</div>
            {action?.(i)}
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table
      aria-label={label} size="small" rowKey="resultId" pagination={items.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} dataSource={[...items]} scroll={{ x: 'max-content' }}
      columns={[
        { title: t('results.name'), width: 520, render: (_, i) => <div style={{ maxWidth: 520 }}>{name(i)}</div> },
        { title: t('results.owner'), render: (_, i) => i.organisationName ?? '—' },
        { title: t('results.place'), render: (_, i) => (i.region ? nameOf(i.region) : '—') },
        { title: t('results.level'), render: (_, i) => (i.maturity ? `TRL ${i.maturity}` : '—') },
        { title: t('results.mode'), render: (_, i) => (i.intendedMode ? t(`mode.${i.intendedMode}`) : '—') },
        ...(action ? [{ title: '', render: (_: unknown, i: PackageItem) => action(i) }] : []),
      ]}
    />
  );
}
