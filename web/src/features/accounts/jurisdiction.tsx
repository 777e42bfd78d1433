import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { usePlaces } from '../../app/places.ts';

/** The regions and parks an assignment answers for; draws nothing for the whole zone. */
export function Jurisdiction({ regions, parks }: { regions: readonly string[]; parks: readonly string[] }): ReactNode {
  const { nameOf } = usePlaces();
  return [...regions, ...parks].map((code) => <Tag key={code}>{nameOf(code)}</Tag>);
}
