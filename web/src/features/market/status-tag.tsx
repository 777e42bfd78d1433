import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const COLOURS: Record<string, string> = {
  SUBMITTED: 'gold', VERIFIED: 'cyan', PUBLISHED: 'blue', MATCHED: 'geekblue', CONTRACTED: 'green', TRANSFORMED: 'green', NEGOTIATING: 'cyan', PRICING: 'gold',
  ASKED: 'gold', OPEN: 'blue', AGREED: 'green', PRICE_FIXED: 'green',
};

/** State of a demand, a result or a talk. */
export function StatusTag({ of, status }: { of: 'demandStatus' | 'resultStatus' | 'talkStatus'; status: string }): ReactNode {
  const { t } = useTranslation('market');
  return <Tag color={COLOURS[status] ?? 'default'}>{t(`${of}.${status}`)}</Tag>;
}

const LEVELS = { strong: 'green', fair: 'blue', weak: 'default' } as const;

export function LevelTag({ level }: { level: keyof typeof LEVELS }): ReactNode {
  const { t } = useTranslation('market');
  return <Tag color={LEVELS[level]}>{t(`match.level.${level}`)}</Tag>;
}
