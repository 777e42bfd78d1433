import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  title: '登录',
  welcome: '登录平台',
  lead: '企业、高校院所、园区、登记机构与各级管理部门使用同一个入口。',
  loginName: '登录名',
  password: { label: '口令', title: '修改口令', lead: '口令只有您本人知道。修改后其他设备上的登录会结束。', forced: '当前口令由管理员设置，请先换成您自己的口令。', current: '当前口令', fresh: '新口令', repeat: '再输一次新口令', save: '保存新口令', saved: '口令已修改', different: '两次输入的新口令不一致' },
  enter: '登录',
  forgotten: '忘记口令？请联系本单位的平台管理员重设。',
  motto: '一份合同，五市同认',
  points: { one: '规划目标、政策条款、办事结果一线贯通', two: '法定期限逐日计算，亮灯提醒', three: '每一步都进入防篡改的审计链' },
  demo: { title: '演示账户', lead: '点选一个角色即可登录。数据为合成数据。', enter: '以 {{name}}（{{role}}）身份登录' },
};

export const en: Texts = {
  title: 'Sign in',
  welcome: 'Sign in to the platform',
  lead: 'Firms, universities and institutes, parks, registries and government use the same entrance.',
  loginName: 'Sign-in name',
  password: { label: 'Password', title: 'Change password', lead: 'Only you know your password. Changing it ends your sessions on other devices.', forced: 'Your present password was set by an administrator. Choose one of your own first.', current: 'Present password', fresh: 'New password', repeat: 'New password again', save: 'Save the new password', saved: 'Password changed', different: 'The two new passwords differ' },
  enter: 'Sign in',
  forgotten: 'Forgot the password? The platform administrator of your organisation can set a new one.',
  motto: 'One contract, good in five cities',
  points: { one: 'From the goal to the clause to the result of every case', two: 'Legal periods counted day by day, with lights that warn', three: 'Every step enters a tamper-evident audit chain' },
  demo: { title: 'Demo accounts', lead: 'Choose a role to sign in. The data is synthetic.', enter: 'Sign in as {{name}} ({{role}})' },
};
