import { BankOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const pool = { permission: 'finance.pool.read' };
const loan = { permission: 'finance.loan.read' };

export const feature: Feature = {
  name: 'finance',
  routes: [
    { path: '/finance', page: () => import('./pools-page.tsx'), access: pool, title: 'pools.title' },
    { path: '/finance/loans', page: () => import('./loans-page.tsx'), access: loan, title: 'loans.title' },
    { path: '/finance/loans/new', page: () => import('./file-loan-page.tsx'), access: { permission: 'finance.loan.file' }, title: 'file.title' },
    { path: '/finance/loans/$id', page: () => import('./loan-page.tsx'), access: loan, title: 'loans.one' },
  ],
  navigation: [{ path: '/finance', title: 'pools.title', group: 'funds', part: 'support', access: pool, icon: <BankOutlined />, order: 40 }],
  dictionary: { zh, en },
};
