import { auditRoutes, type AuditRoute } from './routes.ts';

/** What audit declares to the house; has the form of a module. */
export interface AuditKernel {
  name: 'audit';
  migrations: string;
  permissions: readonly { id: string; zh: string; en: string }[];
  routes: readonly AuditRoute[];
}

export const auditKernel: AuditKernel = {
  name: 'audit',
  migrations: 'src/kernel/audit/migrations',
  permissions: [
    { id: 'audit.entry.read', zh: '查阅审计记录', en: 'Read the audit log' },
    { id: 'audit.chain.verify', zh: '校验审计链', en: 'Verify the audit chain' },
  ],
  routes: auditRoutes,
};
