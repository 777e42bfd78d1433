import { BankOutlined, FundViewOutlined, SafetyCertificateOutlined, SolutionOutlined, UnlockOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const pool = { permission: 'finance.pool.read' };
const loan = { permission: 'finance.loan.read' };
const listing = { permission: 'finance.listing.read' };
const grant = { permission: 'finance.consent.grant' };
const use = { permission: 'finance.consent.use' };
const credit = { permission: 'finance.credit.read' };

export const feature: Feature = {
  name: 'finance',
  routes: [
    { path: '/finance', page: () => import('./pools-page.tsx'), access: pool, title: 'pools.title' },
    { path: '/finance/loans', page: () => import('./loans-page.tsx'), access: loan, title: 'loans.title' },
    { path: '/finance/loans/new', page: () => import('./file-loan-page.tsx'), access: { permission: 'finance.loan.file' }, title: 'file.title' },
    { path: '/finance/loans/$id', page: () => import('./loan-page.tsx'), access: loan, title: 'loans.one' },
    { path: '/finance/white-list', page: () => import('./white-list/white-list-page.tsx'), access: listing, title: 'whiteList.list.title' },
    { path: '/finance/own-credit', page: () => import('./white-list/own-page.tsx'), access: grant, title: 'whiteList.own.title' },
    { path: '/finance/consents', page: () => import('./white-list/bank-page.tsx'), access: use, title: 'whiteList.bank.title' },
    { path: '/finance/credit-statistics', page: () => import('./white-list/statistics-page.tsx'), access: credit, title: 'whiteList.statistics.title' },
  ],
  shortcuts: [
    { path: '/finance/loans', title: 'loans.title', hint: 'loans.lead', access: { permission: 'finance.loan.file' }, icon: <BankOutlined /> },
    { path: '/finance/own-credit', title: 'whiteList.own.title', hint: 'whiteList.own.lead', access: grant, icon: <UnlockOutlined /> },
  ],
  subjectPages: { 'finance.pool': '/finance' },
  navigation: [
    { path: '/finance', title: 'pools.title', group: 'funds', part: 'support', access: pool, icon: <BankOutlined />, order: 40 },
    { path: '/finance/white-list', title: 'whiteList.list.title', group: 'funds', part: 'support', access: listing, icon: <SafetyCertificateOutlined />, order: 42 },
    { path: '/finance/own-credit', title: 'whiteList.own.menu', group: 'funds', part: 'support', access: grant, icon: <UnlockOutlined />, order: 44 },
    { path: '/finance/consents', title: 'whiteList.bank.menu', group: 'funds', part: 'support', access: use, icon: <SolutionOutlined />, order: 46 },
    { path: '/finance/credit-statistics', title: 'whiteList.statistics.menu', group: 'funds', part: 'support', access: credit, icon: <FundViewOutlined />, order: 48 },
  ],
  dictionary: { zh, en },
};
