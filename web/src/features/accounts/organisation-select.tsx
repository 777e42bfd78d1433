import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation, searchOrganisations } from '../../../../src/kernel/identity/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import type { AssignmentFields } from './assignment-fields.tsx';

interface OrganisationSelectProps {
  /** Given by the form item. */
  id?: string;
  value?: AssignmentFields['organisation'];
  onChange?: (value: AssignmentFields['organisation']) => void;
  onPicked: () => void;
}

/** Finds an organisation on the server while one types; its kind decides which roles it may hold. */
export function OrganisationSelect({ id, value, onChange, onPicked }: OrganisationSelectProps): ReactNode {
  const { t } = useTranslation('accounts');
  const say = useSay();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const answer = useAnswer(searchOrganisations, { query: { q: q || undefined, pageSize: 20 } }, { keepPrevious: true });
  const items = answer.data?.items ?? [];
  const label = (organisation: Organisation): string => say({ zh: organisation.nameZh, en: organisation.nameEn });
  return (
    <Select<{ value: string; label?: ReactNode }>
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={answer.isFetching}
      notFoundContent={t('hint.noOrganisation')}
      {...(value ? { value: { value: value.id, label: value.label } } : {})}
      labelInValue
      options={items.map((organisation) => ({ value: organisation.id, label: label(organisation) }))}
      onChange={(picked) => {
        const organisation = items.find((item) => item.id === picked.value);
        if (!organisation) return;
        onChange?.({ id: organisation.id, kind: organisation.kind, label: label(organisation) });
        onPicked();
      }}
    />
  );
}
