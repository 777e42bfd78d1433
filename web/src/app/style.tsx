import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from './i18n.ts';
import { theme } from './theme.ts';

/** antd with the platform's colours and the screen's language. */
export function Style({ children }: { children: ReactNode }): ReactNode {
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: true, scrollToFirstError: { block: 'center', focus: true }, validateMessages: { pattern: { mismatch: language === 'zh' ? '${label}的格式不对' : '${label} is not in the right form' } } }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
