import { Button, Skeleton } from 'antd';
import { type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../components/problem-alert.tsx';
import type { FeatureRoute } from './feature.ts';
import { Leave } from './leave.tsx';
import { useGo } from './navigation.tsx';
import { Notice } from './notice.tsx';
import { mayOpen, useSession } from './session.tsx';

/** Whoever was given a password by somebody else chooses an own one before anything else. */
const PASSWORD_PAGE = '/account/password';

/** Lets a page appear only to those who may open it. The server refuses as well; this only saves people a dead end. */
export function Guard({ feature, route, children }: { feature: string; route: FeatureRoute; children: ReactNode }): ReactNode {
  const { t } = useTranslation('app');
  const { t: own } = useTranslation(feature);
  const { me, loading, problem, signOut } = useSession();
  const go = useGo();
  const title = own(route.title);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);

  const frame = (content: ReactNode): ReactNode => (route.layout === 'full' ? content : <div className="page">{content}</div>);
  if (route.access !== 'public') {
    if (loading) return frame(<Skeleton active />);
    if (problem) return frame(<ProblemAlert problem={problem} />);
    // Without a session the sign-in page comes first and leads back here.
    if (!me) return <Leave to={signInAddress} />;
    if (me.mustChangePassword && route.path !== PASSWORD_PAGE) return <Leave to={() => PASSWORD_PAGE} />;
    if (!mayOpen(me, route.access)) {
      const permission = typeof route.access === 'object' ? route.access.permission : '';
      return frame(
        <Notice sign="403" title={t('forbidden.title')} text={t('forbidden.text', { permission })}>
          <span className="faint">{t('forbidden.who', { name: me.displayName })}</span>
          <div className="row">
            <Button type="primary" onClick={() => void go('/work')}>
              {t('forbidden.work')}
            </Button>
            {/* Without a session this page leads through the sign-in page and back to itself. */}
            <Button onClick={() => void signOut()}>{t('forbidden.other')}</Button>
          </div>
        </Notice>,
      );
    }
  }
  return <Suspense fallback={frame(<Skeleton active paragraph={{ rows: 6 }} />)}>{frame(children)}</Suspense>;
}

const signInAddress = (here: string): string => `/sign-in?next=${encodeURIComponent(here)}`;
