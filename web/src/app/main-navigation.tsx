import { useRouterState } from '@tanstack/react-router';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NavigationItem, Section } from './feature.ts';
import { useFeatures } from './features-context.ts';
import { AppLink } from './navigation.tsx';
import { mayOpen, useSession } from './session.tsx';

const SECTIONS: readonly Section[] = ['home', 'work', 'plan', 'innovation', 'policy', 'admin'];

/** The menu of what this person may open: a section with one item is a link, with more a submenu. */
export function MainNavigation({ mode, onGo }: { mode: 'horizontal' | 'inline'; onGo?: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const features = useFeatures();
  const { me } = useSession();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const items = features
    .flatMap((feature) => feature.navigation.map((item) => ({ ...item, feature: feature.name })))
    .filter((item) => mayOpen(me, item.access))
    .sort((a, b) => (a.order ?? 50) - (b.order ?? 50));
  const entry = (item: NavigationItem & { feature: string }): NonNullable<MenuProps['items']>[number] => ({
    key: item.path,
    // Across the top words suffice; beside each other in the drawer, signs help the eye.
    ...(mode === 'inline' ? { icon: item.icon } : {}),
    label: (
      <AppLink to={item.path} {...(onGo ? { onClick: onGo } : {})}>
        {t(item.title, { ns: item.feature })}
      </AppLink>
    ),
  });
  const menu = SECTIONS.flatMap((section) => {
    const own = items.filter((item) => item.section === section);
    if (own.length === 0) return [];
    if (own.length === 1 && own[0]) return [entry(own[0])];
    return [{ key: `section:${section}`, label: t(`section.${section}`), children: own.map(entry) }];
  });
  return (
    <Menu
      aria-label={t('menu')}
      className="main-navigation"
      mode={mode}
      items={menu}
      selectedKeys={[selectedPath(items.map((item) => item.path), here)].filter((key) => key !== undefined)}
      {...(mode === 'inline' ? { defaultOpenKeys: SECTIONS.map((section) => `section:${section}`) } : {})}
    />
  );
}

/** The longest entry that the current path lies under, so that a detail page lights its list's entry. */
export function selectedPath(paths: readonly string[], here: string): string | undefined {
  return paths
    .filter((path) => path === here || (path !== '/' && here.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
