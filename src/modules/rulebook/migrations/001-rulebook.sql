-- A text of a rule as it was used, with the facts it asks for: what a judgement was judged by, whatever becomes of the pack.
-- The hash is over the text.
create table rulebook.definition (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  rule_id text not null,
  version integer not null,
  body text not null
);

-- A change of a rule while somebody works on it. How far it has come is decided by its procedure (rule-change); the
-- status is what that said last.
create table rulebook.draft (
  id uuid primary key,
  case_id uuid not null unique,
  rule_id text not null,
  title text not null,
  -- The version in force it started from.
  base_version integer not null,
  base_hash text not null,
  -- The version as it would be published (its number is the next free one, given when it is approved).
  definition jsonb not null,
  reason text not null,
  -- Region answered for by the officers who may work on it; null is the zone.
  region text,
  status text not null,
  -- Everybody who wrote in it: none of them approves it.
  editors uuid[] not null,
  drafter uuid not null,
  drafter_name text not null,
  -- Counted with each change; a form that saw an older one is refused.
  revision integer not null default 1,
  -- Effect on the present population, and of which definition and day.
  impact jsonb,
  impact_hash text,
  impact_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by_name text,
  answer text,
  demo boolean not null default false
);
create index draft_rule on rulebook.draft (rule_id, updated_at desc);

-- A version approved on the platform. It begins on its day and ends the version before it in its regions; the pack is
-- never written to.
create table rulebook.version (
  seq bigint generated always as identity primary key,
  rule_id text not null,
  version integer not null,
  hash text not null references rulebook.definition (hash),
  definition jsonb not null,
  effective_from date not null,
  draft_id uuid not null unique references rulebook.draft (id),
  drafter uuid not null,
  drafter_name text not null,
  approver uuid not null,
  approver_name text not null,
  reason text not null,
  -- What the approver was shown.
  impact jsonb,
  approved_at timestamptz not null,
  constraint version_number unique (rule_id, version),
  constraint version_four_eyes check (approver <> drafter)
);

-- One case judged: the facts it was judged on, the text of the rule, the answer with its reasons. Only facts the rule asks
-- for are kept.
create table rulebook.judgement (
  id uuid primary key,
  rule_id text not null,
  version integer not null,
  definition_hash text not null references rulebook.definition (hash),
  judged_on date not null,
  region text[] not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text not null,
  purpose text not null,
  facts jsonb not null,
  answer text not null check (answer in ('YES', 'NO', 'UNKNOWN')),
  explanation jsonb not null,
  -- Over facts, definition, day, region, subject, purpose and explanation.
  hash text not null,
  judged_by uuid,
  judged_at timestamptz not null
);
create index judgement_subject on rulebook.judgement (subject_kind, subject_id, judged_at desc);
create index judgement_rule on rulebook.judgement (rule_id, judged_at desc);

create function rulebook.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rulebook.% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'raise_exception', hint = 'Write a new version or a new judgement';
end $$;
create trigger definition_append_only before update or delete on rulebook.definition for each row execute function rulebook.refuse_change();
create trigger definition_no_truncate before truncate on rulebook.definition for each statement execute function rulebook.refuse_change();
create trigger version_append_only before update or delete on rulebook.version for each row execute function rulebook.refuse_change();
create trigger version_no_truncate before truncate on rulebook.version for each statement execute function rulebook.refuse_change();
create trigger judgement_append_only before update or delete on rulebook.judgement for each row execute function rulebook.refuse_change();
create trigger judgement_no_truncate before truncate on rulebook.judgement for each statement execute function rulebook.refuse_change();
