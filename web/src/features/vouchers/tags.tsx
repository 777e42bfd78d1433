import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useVoucherWords } from './words.ts';

const COLOUR: Record<string, string> = {
  PAID: 'green', CLAWED_BACK: 'red', REFUSED: 'red', DECLINED: 'default', CANCELLED: 'default', EXPIRED: 'default', DRAFT: 'default', RETURNED: 'gold', DISPUTED: 'gold', OBJECTED: 'gold', APPROVED: 'cyan',
};

export function StatusTag({ status, frozen = false }: { status: string; frozen?: boolean }): ReactNode {
  const { t } = useVoucherWords();
  return (
    <>
      <Tag color={COLOUR[status] ?? 'blue'}>{t(`status.${status}`)}</Tag>
      {frozen ? <Tag color="red">{t('common.frozen')}</Tag> : null}
    </>
  );
}

export function DemoTag({ demo }: { demo: boolean }): ReactNode {
  const { t } = useVoucherWords();
  return demo ? <Tag>{t('common.demo')}</Tag> : null;
}

const CONFIDENCE = { default: 'gold', cited: 'blue', verified: 'green' } as const;

/** How sure a rule is: no number of a city stands here as its rule before its document was loaded. */
export function ConfidenceTag({ confidence }: { confidence: keyof typeof CONFIDENCE }): ReactNode {
  const { t } = useVoucherWords();
  return <Tag color={CONFIDENCE[confidence]}>{t(`confidence.${confidence}`)}</Tag>;
}
