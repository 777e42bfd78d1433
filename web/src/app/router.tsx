import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { ErrorScreen } from './error-screen.tsx';
import type { Feature, FeatureRoute } from './feature.ts';
import { Guard } from './guard.tsx';
import { NotFound } from './not-found.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';
import { Shell } from './shell.tsx';

/** One router from the routes of all features. */
export function makeRouter(features: readonly Feature[]): ReturnType<typeof createRouter> {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ErrorScreen });
  const children = features.flatMap((feature) => feature.routes.map((route) => toRoute(root, feature, route)));
  return createRouter({
    routeTree: root.addChildren(children),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: ErrorScreen,
    parseSearch,
    stringifySearch,
  }) as ReturnType<typeof createRouter>;
}

function toRoute(root: AnyRoute, feature: Feature, route: FeatureRoute): AnyRoute {
  const Page = lazyRouteComponent(route.page) as ComponentType & { preload?: () => Promise<void> };
  const Guarded = (): ReactNode => (
    <Guard feature={feature.name} route={route}>
      <Page />
    </Guard>
  );
  // The router fetches a page's chunk when a person is about to follow a link to it.
  return createRoute({ getParentRoute: () => root, path: route.path, component: Object.assign(Guarded, { preload: Page.preload }) });
}
