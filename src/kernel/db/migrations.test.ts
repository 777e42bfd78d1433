import { kernelMigrations } from './index.ts';
import { describeMigrations } from './migration-testing.ts';

describeMigrations(kernelMigrations);
