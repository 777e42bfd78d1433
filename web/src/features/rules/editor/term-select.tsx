import { Select } from 'antd';
import type { ReactNode } from 'react';
import { inBrackets } from '../../../app/marks.ts';
import type { Term } from '../../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../../app/i18n.ts';

/** Chooses a fact, parameter or formula by its words or its name; several hundred facts are searched, not scrolled. */
export function TermSelect({ terms, value, label, onChange }: { terms: readonly Term[]; value: string | undefined; label: string; onChange: (id: string) => void }): ReactNode {
  const say = useSay();
  return (
    <Select
      showSearch={{ optionFilterProp: 'search' }} aria-label={label} style={{ width: '100%' }} {...(value === undefined ? {} : { value })} placeholder={label} onChange={onChange}
      options={terms.map((term) => ({ value: term.id, label: `${say(term)}${term.unit ? inBrackets(term.unit) : ''}`, search: `${say(term)} ${term.id}` }))}
    />
  );
}
