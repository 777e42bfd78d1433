import { UndoOutlined } from '@ant-design/icons';
import { Button, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { confidenceWords } from '../../../../src/flows/checkup/contract.ts';
import type { FactDefinition, KnownFact, Written } from '../../../../src/kernel/rules/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { FactField } from './fact-field.tsx';
import { factText } from './values.ts';

interface FactRowProps {
  fact: FactDefinition;
  known: KnownFact | undefined;
  /** As typed; undefined when untouched, null when taken back. */
  typed: Written | undefined;
  onType: (value: Written | undefined) => void;
  note?: ReactNode;
}

/** A fact with its source and date; what is typed over it is marked, and can be taken back. */
export function FactRow({ fact, known, typed, onType, note }: FactRowProps): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  const touched = typed !== undefined;
  return (
    <div className={touched ? 'fact-row fact-row-typed' : 'fact-row'}>
      <div className="fact-name">
        <span>{fact[language]}</span>
        <small className="faint">
          {touched ? (
            <>
              <Tag color="gold">{t('facts.typed')}</Tag>
              {known ? <s>{factText(fact, known.value, language)}</s> : null}
            </>
          ) : known ? (
            <Tooltip title={fact.confidential ? t('facts.confidential') : undefined}>
              <span>{known.source}{known.asOf ? ` · ${known.asOf}` : ''} · {confidenceWords[known.confidence][language]}</span>
            </Tooltip>
          ) : (
            fact.foundIn ?? null
          )}
          {note}
        </small>
      </div>
      <div className="fact-edit">
        <FactField fact={fact} value={touched ? typed : known?.value} onChange={(value) => onType(value === (known?.value ?? null) ? undefined : value)} />
        {touched ? <Tooltip title={t('facts.restore')}><Button size="small" type="text" icon={<UndoOutlined />} aria-label={`${t('facts.restore')} ${fact[language]}`} onClick={() => onType(undefined)} /></Tooltip> : null}
      </div>
    </div>
  );
}
