import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readScalar } from '../text.ts';

type Scalar = number | string | boolean;

/** One number, share or formula of a table; says what it was when it was something else. */
export function ScalarCell({ value, was, label, onChange }: { value: Scalar; was?: Scalar | undefined; label: string; onChange: (value: number | string) => void }): ReactNode {
  const { t } = useTranslation('rules');
  // What is being typed may not be a number yet ("1."): the text is kept until it means another value.
  const [typed, setTyped] = useState(String(value));
  const shown = readScalar(typed) === value ? typed : String(value);
  const changed = was !== undefined && was !== value;
  return (
    <div className={changed ? 'rule-changed' : undefined}>
      <Input aria-label={label} size="small" value={shown} style={{ minWidth: 80 }} onChange={(e) => { setTyped(e.target.value); onChange(readScalar(e.target.value)); }} />
      {changed ? <small className="rule-old">{t('draft.was', { value: String(was) })}</small> : null}
    </div>
  );
}
