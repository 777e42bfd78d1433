import type { Pack } from '../../base/pack.ts';
import { Problem, type ProblemDetail } from '../../base/problem.ts';
import { checkDefinition, type KnownNames } from '../domain/check.ts';
import { type Definition, definitionSchema } from '../domain/definition.ts';

/** A definition with the file it came from, for messages. */
export interface LoadedDefinition {
  file: string;
  definition: Definition;
}

/**
 * Reads `procedures/*.yaml` and refuses what is not sound in itself.
 * @throws Problem PACK_FILE_INVALID, PROCEDURE_INVALID with every fault, its file and path.
 */
export function loadDefinitions(pack: Pack): LoadedDefinition[] {
  const loaded = pack.list('procedures').map((file) => ({ file, definition: pack.read(file, definitionSchema) }));
  assertSound(loaded, {});
  return loaded;
}

/** @throws Problem PROCEDURE_INVALID */
export function assertSound(loaded: readonly LoadedDefinition[], known: KnownNames): void {
  const details: ProblemDetail[] = loaded.flatMap(({ file, definition }, index) => [
    ...checkDefinition(definition, known).map((f) => ({ ...f, where: { ...f.where, file } })),
    ...(loaded.findIndex((other) => other.definition.id === definition.id) < index
      ? [{ code: 'PROCEDURE_ID_TWICE', zh: `流程“${definition.id}”有两个文件`, en: `Procedure "${definition.id}" has two files`, where: { file } }]
      : []),
  ]);
  const [first] = details;
  if (!first) return;
  throw new Problem('PROCEDURE_INVALID', {
    status: 500,
    zh: `流程定义有 ${details.length} 处错误，首处：${first.where?.file} ${first.where?.field ?? ''} ${first.zh}`,
    en: `${details.length} fault(s) in procedure definitions; the first: ${first.where?.file} ${first.where?.field ?? ''}: ${first.en}`,
    where: first.where,
    details,
  });
}
