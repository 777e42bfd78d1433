import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function SearchBox({ initial = '', onSearch }: { initial?: string; onSearch: (q: string) => void }): ReactNode {
  const { t } = useTranslation('portal');
  return (
    <Input.Search
      key={initial}
      className="search-box"
      size="large"
      allowClear
      defaultValue={initial}
      maxLength={200}
      placeholder={t('search.placeholder')}
      aria-label={t('search.label')}
      enterButton={
        <>
          <SearchOutlined /> {t('search.go')}
        </>
      }
      onSearch={(q) => {
        if (q.trim()) onSearch(q.trim());
      }}
    />
  );
}
