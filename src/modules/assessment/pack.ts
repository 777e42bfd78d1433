import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { type Scheme, scheme } from './contract.ts';
import { schemeFaults } from './domain/score.ts';

const FILE = 'assessment/schemes.yaml';
const schemesFile = z.strictObject({ version: z.number().int(), sourceZh: z.string().min(1), sourceEn: z.string().min(1), schemes: z.array(scheme).min(1) });

export interface Schemes {
  sourceZh: string;
  sourceEn: string;
  schemes: readonly Scheme[];
}

/** Published schemes of the zone. @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID, SCHEME_INVALID */
export function readSchemes(pack: Pack): Schemes {
  const { sourceZh, sourceEn, schemes } = pack.read(FILE, schemesFile);
  for (const s of schemes) {
    const [fault] = schemeFaults(s);
    if (fault) throw new Problem('SCHEME_INVALID', { status: 500, zh: `评分办法 ${s.id}：${fault}`, en: `Scheme ${s.id}: ${fault}`, where: { file: FILE, field: s.id } });
  }
  return { sourceZh, sourceEn, schemes };
}
