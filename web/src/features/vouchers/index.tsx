import { AuditOutlined, BankOutlined, BarChartOutlined, CreditCardOutlined, ExperimentOutlined, ReadOutlined, ShopOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const use = { permission: 'vouchers.wallet.use' };
const serve = { permission: 'vouchers.provider.serve' };
const read = { permission: 'vouchers.order.read' };
const finding = { permission: 'vouchers.finding.read' };
const budget = { permission: 'vouchers.budget.read' };

export const feature: Feature = {
  name: 'vouchers',
  routes: [
    { path: '/vouchers', page: () => import('./wallet-page.tsx'), access: use, title: 'wallet.title' },
    { path: '/vouchers/services', page: () => import('./services-page.tsx'), access: 'public', title: 'services.title' },
    { path: '/vouchers/rules', page: () => import('./rules-page.tsx'), access: 'public', title: 'rules.title' },
    { path: '/vouchers/statistics', page: () => import('./statistics-page.tsx'), access: 'public', title: 'statistics.title' },
    { path: '/vouchers/new/$id', page: () => import('./new-order-page.tsx'), access: use, title: 'place.title' },
    { path: '/vouchers/orders', page: () => import('./orders-page.tsx'), access: read, title: 'orders.title' },
    { path: '/vouchers/orders/$id', page: () => import('./order-page.tsx'), access: read, title: 'order.title' },
    { path: '/vouchers/provider', page: () => import('./provider-page.tsx'), access: serve, title: 'provider.title' },
    { path: '/vouchers/desk', page: () => import('./desk-page.tsx'), access: finding, title: 'desk.title' },
    { path: '/vouchers/finance', page: () => import('./finance-page.tsx'), access: budget, title: 'finance.title' },
  ],
  navigation: [
    { path: '/vouchers', title: 'wallet.title', group: 'funds', part: 'support', access: use, icon: <CreditCardOutlined />, order: 10 },
    { path: '/vouchers/services', title: 'services.title', group: 'funds', part: 'support', access: 'public', icon: <ExperimentOutlined />, order: 12 },
    { path: '/vouchers/provider', title: 'provider.title', group: 'funds', part: 'support', access: serve, icon: <ShopOutlined />, order: 14 },
    { path: '/vouchers/desk', title: 'desk.title', group: 'funds', part: 'support', access: finding, icon: <AuditOutlined />, order: 16 },
    { path: '/vouchers/finance', title: 'finance.title', group: 'funds', part: 'accounts', access: budget, icon: <BankOutlined />, order: 18 },
    { path: '/vouchers/statistics', title: 'statistics.title', group: 'funds', part: 'support', access: 'public', icon: <BarChartOutlined />, order: 20 },
    { path: '/vouchers/rules', title: 'rules.title', group: 'funds', part: 'support', access: 'public', icon: <ReadOutlined />, order: 22 },
  ],
  shortcuts: [
    { path: '/vouchers/provider', title: 'provider.title', hint: 'provider.lead', access: serve, icon: <ShopOutlined /> },
    { path: '/vouchers/desk', title: 'desk.title', hint: 'desk.lead', access: finding, icon: <AuditOutlined /> },
    { path: '/vouchers/finance', title: 'finance.title', hint: 'finance.lead', access: budget, icon: <BankOutlined /> },
    { path: '/vouchers/services', title: 'services.title', hint: 'services.hint', access: use, icon: <ExperimentOutlined /> },
  ],
  subjectPages: { 'vouchers.order': '/vouchers/orders/$id', 'vouchers.budget': '/vouchers/finance' },
  dictionary: { zh, en },
};
