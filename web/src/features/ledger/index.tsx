import { BankOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'ledger.account.read' };

export const feature: Feature = {
  name: 'ledger',
  routes: [
    { path: '/ledger', page: () => import('./books-page.tsx'), access: read, title: 'books.title' },
    { path: '/ledger/accounts/$id', page: () => import('./account-page.tsx'), access: read, title: 'account.title' },
    { path: '/ledger/entries/$id', page: () => import('./entry-page.tsx'), access: read, title: 'entry.title' },
  ],
  navigation: [{ path: '/ledger', title: 'books.title', group: 'funds', part: 'accounts', access: read, icon: <BankOutlined />, order: 20 }],
  subjectPages: { 'ledger.account': '/ledger/accounts/$id' },
  dictionary: { zh, en },
};
