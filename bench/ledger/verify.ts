import type { Database } from '../../src/kernel/db/index.ts';
export async function measureVerify(_db: Database, _n: number): Promise<void> {}
