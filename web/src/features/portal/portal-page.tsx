import type { ReactNode } from 'react';
import { PageHead } from '../../components/page-head.tsx';

export default function PortalPage(): ReactNode {
  return <PageHead title="" />;
}
