import { App } from 'antd';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './api-problem.ts';
import { useSay } from './i18n.ts';
import { filesBeingFetched, watchFiles } from './transfer.ts';

/** What comes sooner needs no word. */
const PATIENCE_MS = 600;

/**
 * Says that a file is being prepared where it takes a while, and shows a refusal that no part of the screen took: a
 * button that hands over a file need not do either.
 */
export function FileNotice(): ReactNode {
  const { t } = useTranslation('app');
  const { message, notification } = App.useApp();
  const say = useSay();
  const busy = useSyncExternalStore(watchFiles, filesBeingFetched) > 0;
  useEffect(() => {
    if (!busy) return;
    let hide: (() => void) | undefined;
    const timer = setTimeout(() => {
      hide = message.loading(t('file.preparing'), 0);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      hide?.();
    };
  }, [busy, message, t]);
  useEffect(() => {
    const refused = (event: PromiseRejectionEvent): void => {
      const problem: unknown = event.reason;
      if (!(problem instanceof ApiProblem)) return;
      event.preventDefault();
      notification.error({
        title: say(problem),
        description: [problem.remedy ? say(problem.remedy) : '', `${t('problem.code')} ${problem.code}`].filter(Boolean).join(' · '),
        duration: 10,
      });
    };
    window.addEventListener('unhandledrejection', refused);
    return () => window.removeEventListener('unhandledrejection', refused);
  });
  return null;
}
