import { BulbOutlined, CommentOutlined, ExperimentOutlined, FunnelPlotOutlined, ImportOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { deskEn, deskZh, funnelEn, funnelZh } from './demand-desk-words.ts';
import { similarEn, similarZh } from './similar-words.ts';
import { en, zh } from './dictionary.ts';

const write = { permission: 'market.demand.write' };
const publish = { permission: 'market.result.write' };
const talk = { permission: 'market.talk.take-part' };
const bring = { permission: 'market.import.run' };

export const feature: Feature = {
  name: 'market',
  routes: [
    { path: '/market/demands', page: () => import('./demand-list-page.tsx'), access: 'public', title: 'demands.title' },
    { path: '/market/demands/new', page: () => import('./demand-new-page.tsx'), access: write, title: 'demand.new' },
    { path: '/market/demands/$id', page: () => import('./demand-page.tsx'), access: 'public', title: 'demand.title' },
    { path: '/market/funnel', page: () => import('./funnel-page.tsx'), access: { permission: 'market.demand.read' }, title: 'funnel.title' },
    { path: '/market/demands/$id/edit', page: () => import('./demand-edit-page.tsx'), access: write, title: 'demand.edit' },
    { path: '/market/demands/$id/matches', page: () => import('./match-page.tsx'), access: { permission: 'market.match.view' }, title: 'match.title' },
    { path: '/market/results', page: () => import('./result-list-page.tsx'), access: 'public', title: 'results.title' },
    { path: '/market/results/new', page: () => import('./result-edit-page.tsx'), access: publish, title: 'result.new' },
    { path: '/market/results/$id', page: () => import('./result-page.tsx'), access: 'public', title: 'result.title' },
    { path: '/market/results/$id/edit', page: () => import('./result-edit-page.tsx'), access: publish, title: 'result.edit' },
    { path: '/market/talks', page: () => import('./talk-list-page.tsx'), access: talk, title: 'talks.title' },
    { path: '/market/talks/$id', page: () => import('./talk-page.tsx'), access: talk, title: 'talk.title' },
    { path: '/market/imports', page: () => import('./import-page.tsx'), access: bring, title: 'import.title' },
  ],
  navigation: [
    { path: '/market/demands', title: 'demands.title', group: 'market', part: 'matching', access: 'public', icon: <BulbOutlined />, order: 10 },
    { path: '/market/funnel', title: 'funnel.title', group: 'market', part: 'matching', access: { permission: 'market.demand.read' }, icon: <FunnelPlotOutlined />, order: 60 },
    { path: '/market/results', title: 'results.title', group: 'market', part: 'matching', access: 'public', icon: <ExperimentOutlined />, order: 20 },
    { path: '/market/talks', title: 'talks.title', group: 'market', part: 'matching', access: talk, icon: <CommentOutlined />, order: 30 },
    { path: '/market/imports', title: 'import.title', group: 'market', part: 'matching', access: bring, icon: <ImportOutlined />, order: 90 },
  ],
  shortcuts: [
    { path: '/market/demands/new', title: 'demand.new', hint: 'demand.newHint', access: write, icon: <BulbOutlined /> },
    { path: '/market/talks', title: 'talks.title', hint: 'talks.lead', access: talk, icon: <CommentOutlined /> },
    { path: '/market/results/new', title: 'result.new', hint: 'result.newHint', access: publish, icon: <ExperimentOutlined /> },
  ],
  subjectPages: { 'market.result': '/market/results/$id', 'market.demand': '/market/demands/$id', 'market.talk': '/market/talks/$id' },
  dictionary: { zh: { ...zh, desk: deskZh, similar: similarZh, funnel: funnelZh }, en: { ...en, desk: deskEn, similar: similarEn, funnel: funnelEn } },
};
