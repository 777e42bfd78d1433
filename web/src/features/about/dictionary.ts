import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  title: '关于与运行状态',
  lead: '创新矩阵是面向创新示范区的一体化创新服务平台，以开放源代码发布（Apache-2.0）。',
  health: { title: '运行状态', ready: '全部就绪', notReady: '部分服务未就绪', ok: '正常', down: '未就绪', version: '版本 {{version}}', checked: '每 10 秒自动检查' },
  promises: {
    title: '平台的承诺',
    explain: { title: '每个结果都说得清理由', text: '决定附有事实、规则版本、条款出处和理由；同样的输入，多年以后得到同样的结果。' },
    trail: { title: '全程留痕', text: '事项就是它被接受的动作清单，只增不改，以哈希相连；任何改动都会被核验指出。' },
    clock: { title: '期限由程序计算', text: '工作日、日历日、公示期、异议期按公布的日历逐日计算，临近与逾期自动亮灯。' },
    open: { title: '数据开放', text: '公开的目标、指标与公示可以直接取用。', link: '接口说明（OpenAPI 3.1）' },
  },
};

export const en: Texts = {
  title: 'About and system health',
  lead: 'Innomatrix is an integrated innovation service platform for innovation zones, published as open source (Apache-2.0).',
  health: { title: 'System health', ready: 'Everything is ready', notReady: 'Something is not ready', ok: 'Ready', down: 'Not ready', version: 'Version {{version}}', checked: 'Checked every 10 seconds' },
  promises: {
    title: 'What the platform promises',
    explain: { title: 'Every outcome explains itself', text: 'A decision carries its facts, the version of the rule, the clause and the reason; the same input gives the same result years later.' },
    trail: { title: 'Everything leaves a trace', text: 'A case is the list of its accepted actions, added to and never edited, chained by hashes; verification names any change.' },
    clock: { title: 'Periods are computed', text: 'Working days, calendar days, notices and objections are counted day by day on the published calendar; lights warn by themselves.' },
    open: { title: 'Open data', text: 'Public targets, indicators and notices can be fetched directly.', link: 'API description (OpenAPI 3.1)' },
  },
};
