import { createHash } from 'node:crypto';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit, type AuditActor } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { extractPolicy } from '../domain/extract.ts';
import type { Places } from '../domain/types.ts';
import { readDocument } from '../read/read-document.ts';
import { findDocument, findVersionOf, insertText, setCurrentVersion, upsertDocument } from '../store.ts';
import { keepItems } from './prepare-review.ts';

export interface LoadInput {
  id: string;
  bytes: Uint8Array;
  fileName: string;
  /** Needed for a new document in whose text no title is found. */
  title?: string;
  demo?: boolean;
  by: AuditActor | null;
  at: Date;
  requestId?: string;
}

/**
 * Loads the text of a document, builds its clause tree and keeps what was found for review. Loading the same text again changes nothing.
 * @throws Problem POLICY_FILE_…, POLICY_TITLE_NEEDED
 */
export async function loadDocument(
  tx: Tx,
  input: LoadInput,
  places: Places,
): Promise<{ id: string; version: number; clauses: number; unchanged: boolean }> {
  const document = await readDocument(input.bytes, input.fileName);
  const sha256 = createHash('sha256').update(document.text, 'utf8').digest('hex');
  const extraction = extractPolicy(document.text, { id: input.id, places });
  const known = await findDocument(tx.sql, input.id, { lock: true });
  if (!known) {
    const title = input.title ?? extraction.meta.title;
    if (!title) {
      throw new Problem('POLICY_TITLE_NEEDED', {
        zh: '正文中没有找到题名',
        en: 'No title was found in the text',
        where: { field: 'title' },
        remedy: { zh: '请填写文件题名', en: 'Enter the title of the document' },
      });
    }
    await upsertDocument(tx.sql, {
      id: input.id,
      titleZh: title,
      titleEn: null,
      issuerZh: extraction.meta.issuers.join('、') || null,
      issuerEn: null,
      documentNumber: extraction.meta.documentNumber,
      issuedOn: extraction.meta.issuedOn,
      noteZh: null,
      noteEn: null,
      demo: input.demo ?? false,
    });
  }
  const clauses = extraction.structure.length;
  const same = await findVersionOf(tx.sql, input.id, sha256);
  if (same !== undefined) {
    if (known?.currentVersion !== same) await setCurrentVersion(tx.sql, input.id, same);
    await keepItems(tx, input.by, input.at, same, extraction);
    return { id: input.id, version: same, clauses, unchanged: true };
  }
  const version = await insertText(tx.sql, {
    documentId: input.id,
    fileName: input.fileName,
    format: document.format,
    text: document.text,
    sha256,
    meta: extraction.meta,
    loadedBy: input.by?.accountId ?? null,
    loadedAt: input.at,
    nodes: [...extraction.structure, ...extraction.extra],
  });
  await appendAudit(tx, {
    at: input.at,
    actor: input.by,
    action: 'policy.document.loaded',
    subject: { kind: 'policy.document', id: input.id },
    detail: { version, fileName: input.fileName, sha256, clauses },
    requestId: input.requestId,
  });
  await keepItems(tx, input.by, input.at, version, extraction);
  tx.emit({ topic: 'policy.document.loaded', key: input.id });
  return { id: input.id, version, clauses, unchanged: false };
}
