import { UserAddOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, listAccounts, listRoles } from '../../../../src/kernel/identity/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountState } from './account-state.tsx';
import { NewAccount } from './new-account.tsx';
import { RoleLines } from './role-lines.tsx';

export default function AccountsPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const say = useSay();
  const mayManage = useCan('identity.account.manage');
  const [filters, setFilters] = useAddressState();
  const [creating, setCreating] = useState(false);
  const roles = useAnswer(listRoles);
  const answer = useAnswer(
    listAccounts,
    {
      query: {
        page: filters['page'] ?? 1,
        pageSize: filters['pageSize'] ?? 20,
        q: filters['q'],
        role: filters['role'],
        disabled: filters['disabled'] === 'true' || filters['disabled'] === 'false' ? filters['disabled'] : undefined,
      },
    },
    { keepPrevious: true },
  );
  const open = answer.data?.items.find((account) => account.id === filters['account']);
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          mayManage ? (
            <Button type="primary" icon={<UserAddOutlined />} onClick={() => setCreating(true)}>
              {t('create')}
            </Button>
          ) : null
        }
      />
      <div className="filters">
        <Input.Search
          allowClear
          placeholder={t('filter.q')}
          aria-label={t('filter.q')}
          defaultValue={filters['q'] ?? ''}
          onSearch={(q) => setFilters({ q, page: undefined })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('filter.anyRole')}
          aria-label={t('filter.role')}
          value={filters['role'] ?? null}
          options={roles.data?.items.map((role) => ({ value: role.id, label: say(role) })) ?? []}
          onChange={(role: string | undefined) => setFilters({ role, page: undefined })}
        />
        <Select
          allowClear
          placeholder={t('filter.anyState')}
          aria-label={t('filter.state')}
          value={filters['disabled'] ?? null}
          options={[
            { value: 'false', label: t('filter.active') },
            { value: 'true', label: t('filter.disabled') },
          ]}
          onChange={(disabled: string | undefined) => setFilters({ disabled, page: undefined })}
        />
      </div>
      <PagedTable<Account>
        label={t('title')}
        answer={answer}
        rowKey={(account) => account.id}
        onPage={(page, pageSize) => setFilters({ page: String(page), pageSize: String(pageSize) })}
        onRow={(account) => setFilters({ account: account.id })}
        empty={<Empty title={t('empty.title')} hint={t('empty.hint')} />}
        columns={[
          { title: t('column.account'), render: (_, account) => <Name account={account} /> },
          { title: t('column.roles'), render: (_, account) => <RoleLines assignments={account.assignments} /> },
          { title: t('column.state'), render: (_, account) => <AccountState account={account} /> },
          { title: t('column.created'), render: (_, account) => <Instant at={account.createdAt} /> },
        ]}
        card={(account) => (
          <div className="stack-tight">
            <div className="row spread">
              <Name account={account} />
              <AccountState account={account} />
            </div>
            <RoleLines assignments={account.assignments} />
          </div>
        )}
      />
      <AccountDrawer account={open} onClose={() => setFilters({ account: undefined })} />
      <NewAccount open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function Name({ account }: { account: Account }): ReactNode {
  return (
    <div>
      <strong>{account.displayName}</strong>
      <br />
      <code className="faint">{account.loginName}</code>
    </div>
  );
}
