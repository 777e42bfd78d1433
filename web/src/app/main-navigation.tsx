import { useRouterState } from '@tanstack/react-router';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { menuGroups, menuParts, type NavigationItem } from './feature.ts';
import { useFeatures } from './features-context.ts';
import { AppLink } from './navigation.tsx';
import { mayOpen, useSession } from './session.tsx';

type Entry = NavigationItem & { feature: string };
type MenuItem = NonNullable<MenuProps['items']>[number];

/** Up to so many entries stand in one list; a longer group shows its headings, beside each other in the top bar. */
const PLAIN_LIST = 5;

/** The menu of what this person may open: a group with one entry is a link, with more a submenu. */
export function MainNavigation({ mode, onGo }: { mode: 'horizontal' | 'inline'; onGo?: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const features = useFeatures();
  const { me } = useSession();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const entries = features
    .flatMap((feature) => feature.navigation.map((item): Entry => ({ ...item, feature: feature.name })))
    .filter((item) => mayOpen(me, item.access))
    .sort((a, b) => (a.order ?? 50) - (b.order ?? 50));
  const open = selectedPath(entries.map((item) => item.path), here);
  const itemOf = (entry: Entry): MenuItem => ({
    key: entry.path,
    // Across the top words suffice; beneath each other in the drawer, signs help the eye.
    ...(mode === 'inline' ? { icon: entry.icon } : {}),
    label: (
      <AppLink to={entry.path} {...(onGo ? { onClick: onGo } : {})}>
        {t(entry.title, { ns: entry.feature })}
      </AppLink>
    ),
  });
  const groups = menuGroups.flatMap((group): MenuItem[] => {
    const own = entries.filter((entry) => entry.group === group);
    const [only] = own;
    if (!only) return [];
    if (own.length === 1) return [itemOf(only)];
    const parts = partsOf(own);
    const children = parts.map(({ part, entries: inPart }): MenuItem => ({ type: 'group', key: `part:${group}:${part}`, label: t(`part.${part}`), children: inPart.map(itemOf) }));
    const plain = parts.length === 0;
    return [{ key: `group:${group}`, label: t(`group.${group}`), popupClassName: plain ? 'menu-popup' : 'menu-popup menu-columns', children: plain ? own.map(itemOf) : children }];
  });
  return (
    <Menu
      aria-label={t('menu')}
      className="main-navigation"
      mode={mode}
      items={groups}
      selectedKeys={open === undefined ? [] : [open]}
      {...(mode === 'inline' ? { defaultOpenKeys: openGroups(entries, open) } : {})}
    />
  );
}

/** The headings of a long group with their entries; none where the group is short or has no more than one heading. */
export function partsOf<T extends Pick<NavigationItem, 'part'>>(entries: readonly T[]): { part: string; entries: T[] }[] {
  if (entries.length <= PLAIN_LIST) return [];
  const parts = menuParts.map((part) => ({ part, entries: entries.filter((entry) => entry.part === part) })).filter((one) => one.entries.length > 0);
  const [last] = parts.slice(-1);
  if (!last || parts.length < 2) return [];
  // What names no heading must not vanish.
  last.entries.push(...entries.filter((entry) => entry.part === undefined));
  return parts;
}

/** In the drawer the group one stands in is open, the others are one touch away. */
function openGroups(entries: readonly Entry[], open: string | undefined): string[] {
  const group = entries.find((entry) => entry.path === open)?.group ?? 'work';
  return [`group:${group}`];
}

/** The longest entry that the current path lies under, so that a detail page lights its list's entry. */
export function selectedPath(paths: readonly string[], here: string): string | undefined {
  return paths
    .filter((path) => path === here || (path !== '/' && here.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
