import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FeaturesContext } from './app/features-context.ts';
import { startI18n } from './app/i18n.ts';
import { queryClient } from './app/query.ts';
import { makeRouter } from './app/router.tsx';
import { SessionProvider } from './app/session.tsx';
import { Style } from './app/style.tsx';
import './app/style.css';
import { features } from './features/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startI18n(features);
const router = makeRouter(features);

createRoot(root).render(
  <StrictMode>
    <Style>
      <QueryClientProvider client={queryClient}>
        <SessionProvider>
          <FeaturesContext value={features}>
            <RouterProvider router={router} />
          </FeaturesContext>
        </SessionProvider>
      </QueryClientProvider>
    </Style>
  </StrictMode>,
);
