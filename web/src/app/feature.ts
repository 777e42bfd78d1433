import type { ComponentType, ReactNode } from 'react';

/** Who may open a screen; the same words as in a route contract. */
export type Access = 'public' | 'signed-in' | { permission: string };

export interface FeatureRoute {
  /** Router path; `$id` is a parameter, e.g. `/market/demands/$id`. */
  path: string;
  /** `() => import('./some-page.tsx')`: the page is the module's default export and travels in its own chunk. */
  page: () => Promise<{ default: ComponentType }>;
  access: Access;
  /** Key in the feature's dictionary; shown in the browser's title. */
  title: string;
  /** `full`: the page draws to the edges itself (portal, sign-in). */
  layout?: 'page' | 'full';
}

/**
 * The main menu, by who works there; in this order. A group with one entry that the person may open is a link, with
 * more a menu.
 *
 * plan 规划: documents, targets, supervision and reporting. market 市场: demands, results, contracts. work 办事: one's
 * own cases. enterprises 企业培育: dossiers, ladder and pools, and what policies give a firm. funds 资金: vouchers,
 * ledger, special funds, clearing. admin 管理: accounts and records of the platform.
 */
export const menuGroups = ['home', 'plan', 'market', 'work', 'enterprises', 'funds', 'admin'] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** Headings within a long group, in the order in which they are shown. */
export const menuParts = ['goals', 'documents', 'supervision', 'data', 'matching', 'contracts', 'growth', 'policies', 'support', 'accounts'] as const;
export type MenuPart = (typeof menuParts)[number];

export interface NavigationItem {
  path: string;
  /** Key in the feature's dictionary. */
  title: string;
  group: MenuGroup;
  /** Under which heading it stands when the group is long. */
  part?: MenuPart;
  access: Access;
  icon?: ReactNode;
  /** Lower comes first within its group (and part); 50 unless told. */
  order?: number;
}

/** A first step offered on the workbench to those who may take it. */
export interface Shortcut {
  path: string;
  /** Keys in the feature's dictionary. */
  title: string;
  hint: string;
  access: Access;
  icon?: ReactNode;
}

export interface Texts {
  [key: string]: string | Texts;
}

/** What a folder of `features/` offers to the shell. Its index must stay light: pages are imported lazily. */
export interface Feature {
  /** Also the i18next namespace of its dictionary. */
  name: string;
  routes: readonly FeatureRoute[];
  navigation: readonly NavigationItem[];
  shortcuts?: readonly Shortcut[];
  /** Pages of the records that cases are about: kind of subject → path with `$id`, e.g. `contracts.contract`. */
  subjectPages?: Readonly<Record<string, string>>;
  dictionary: { zh: Texts; en: Texts };
}
