import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

export interface Message {
  id: string;
  roundId: string;
  creditCode: string;
  kind: string;
  zh: string;
  en: string;
  sentAt: Date;
}

export async function insertMessages(db: Sql, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    insert into entitlement.message (id, round_id, credit_code, kind, zh, en, sent_at)
    select id, "roundId", "creditCode", kind, zh, en, "sentAt" from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as x (id uuid, "roundId" uuid, "creditCode" text, kind text, zh text, en text, "sentAt" timestamptz)`.execute(db);
}

export async function messagesOf(db: Sql, codes: readonly string[], limit: number): Promise<(Message & { readAt: Date | null })[]> {
  const { rows } = await sql<Message & { readAt: Date | null }>`
    select id, round_id as "roundId", credit_code as "creditCode", kind, zh, en, sent_at as "sentAt", read_at as "readAt" from entitlement.message where credit_code = any (${codes as string[]}::text[]) order by sent_at desc, id limit ${limit}`.execute(db);
  return rows;
}

export async function markRead(db: Sql, codes: readonly string[], at: Date): Promise<void> {
  await sql`update entitlement.message set read_at = ${at} where credit_code = any (${codes as string[]}::text[]) and read_at is null`.execute(db);
}
