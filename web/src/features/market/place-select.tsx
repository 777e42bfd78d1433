import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/i18n.ts';
import { usePlaces } from '../../app/places.ts';

/** One city of the zone, or all. */
export function CitySelect({ value, onChange }: { value: string | undefined; onChange: (code: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('market');
  const { cities } = usePlaces();
  const say = useSay();
  return (
    <Select
      allowClear
      placeholder={t('demands.anyRegion')}
      aria-label={t('demands.place')}
      value={value ?? null}
      onChange={(code: string | null) => onChange(code ?? undefined)}
      options={cities.map((c) => ({ value: c.code, label: say({ zh: c.shortZh, en: c.shortEn }) }))}
    />
  );
}
