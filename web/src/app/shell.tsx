import { MenuOutlined, TranslationOutlined } from '@ant-design/icons';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Alert, Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from './account-menu.tsx';
import { BrandMark } from './brand-mark.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FileNotice } from './file-notice.tsx';
import { useFocusReturn } from './focus-return.ts';
import { chooseLanguage, useLanguage } from './i18n.ts';
import { useLiveUpdates } from './live.ts';
import { MainNavigation } from './main-navigation.tsx';
import { AppLink } from './navigation.tsx';
import { useNarrow } from './phone.ts';
import { useZoneName } from './places.ts';
import { useSession } from './session.tsx';

/** The frame around every page: who runs this, where one is, who one is. */
export function Shell(): ReactNode {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const zone = useZoneName();
  const narrow = useNarrow();
  const { me } = useSession();
  const { lost } = useLiveUpdates(me !== undefined);
  const here = useRouterState({ select: (state) => state.location.pathname });
  const [drawer, setDrawer] = useState(false);
  useFocusReturn();
  return (
    <div className="shell">
      <a className="to-content" href="#content">
        {t('toContent')}
      </a>
      <DemoBanner />
      <FileNotice />
      <header className="top-bar">
        {narrow ? <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setDrawer(true)} /> : null}
        <AppLink to="/" className="brand">
          <BrandMark />
          <span className="brand-text">
            <strong>{t('product')}</strong>
            <small>{zone}</small>
          </span>
        </AppLink>
        <nav className="top-navigation">{narrow ? null : <MainNavigation mode="horizontal" />}</nav>
        <Button
          type="text"
          className="language-switch"
          icon={<TranslationOutlined />}
          aria-label={t('language.label')}
          onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language.switch')}
        </Button>
        <AccountMenu />
      </header>
      <Drawer open={narrow && drawer} placement="left" size={300} title={t('product')} onClose={() => setDrawer(false)} styles={{ body: { padding: 8 } }}>
        <MainNavigation mode="inline" onGo={() => setDrawer(false)} />
      </Drawer>
      {lost ? <Alert banner type="warning" title={t('live.lost')} /> : null}
      <main id="content" className="content">
        <ErrorBoundary page={here}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <footer className="foot">
        <span>
          {[zone, t('productLong')].filter(Boolean).join(' · ')}
        </span>
        <span className="foot-note">{t('footer.note')}</span>
        <span className="foot-links">
          <AppLink to="/about">{t('footer.about')}</AppLink>
          <a href="/api/openapi.json">{t('footer.openapi')}</a>
        </span>
      </footer>
    </div>
  );
}
