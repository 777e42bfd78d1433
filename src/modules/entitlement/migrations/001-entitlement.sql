-- A round (批次) of support that nobody applies for: one policy, one region, the facts of one day. What it was judged by is
-- written here and never changes; where it stands is written from its case.
create table entitlement.round (
  id uuid primary key,
  number text not null unique,
  title text not null,
  programme text not null,
  -- The matter that is supported once: a year as a rule.
  period text not null,
  region text not null,
  rule text not null,
  rule_version integer not null,
  -- Of the text of that version: a rule that was changed under an old number is found out.
  rule_hash text not null,
  gift text not null,
  facts_on date not null,
  -- Near misses, integrity and the like, as the pack had them on that day.
  terms jsonb not null,
  fund text not null,
  purpose text not null,
  cost_line text not null,
  clause text not null,
  budget_fen bigint not null check (budget_fen > 0),
  -- Raised in the transaction that proposes; the database itself refuses more than the budget.
  proposed_fen bigint not null default 0,
  list_hash text not null,
  case_id uuid not null unique,
  status text not null,
  published_at timestamptz,
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  demo boolean not null default false,
  constraint round_within_budget check (proposed_fen between 0 and budget_fen)
);
create index round_region on entitlement.round (region, opened_at desc);

-- What was known of every firm of the region and what the rule said of it. A correction (appeal, objection) is a further
-- revision; nothing is overwritten, so that the list can be computed again at any time.
create table entitlement.finding (
  round_id uuid not null references entitlement.round (id),
  enterprise_id uuid not null,
  revision integer not null check (revision > 0),
  name text not null,
  credit_code text not null,
  park text,
  facts jsonb not null,
  support jsonb,
  elsewhere text,
  outcome text not null check (outcome in ('ENTITLED', 'EXCLUDED', 'NEAR_MISS', 'NOT_ENTITLED', 'UNKNOWN')),
  full_fen bigint,
  amount_fen bigint check ((outcome = 'ENTITLED') = (amount_fen is not null)),
  reasons jsonb not null,
  judgement_id uuid,
  -- Appeal or objection from which the facts come; null for the first.
  ground text,
  found_at timestamptz not null,
  primary key (round_id, enterprise_id, revision)
);
create index finding_outcome on entitlement.finding (round_id, outcome, name);
create index finding_code on entitlement.finding (credit_code);

create function entitlement.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'entitlement.% is append-only', tg_table_name;
end $$;
create trigger finding_append_only before update or delete on entitlement.finding for each row execute function entitlement.refuse_change();

-- A firm on the list. Where it stands changes; what it is owed is that of its last finding.
create table entitlement.entry (
  id uuid primary key,
  round_id uuid not null references entitlement.round (id),
  no integer not null,
  enterprise_id uuid not null,
  name text not null,
  credit_code text not null,
  park text,
  programme text not null,
  period text not null,
  amount_fen bigint not null check (amount_fen > 0),
  judgement_id uuid,
  status text not null check (status in ('LISTED', 'OPTED_OUT', 'OBJECTED', 'CONFIRMED', 'PROPOSED', 'PAID', 'REFUSED')),
  -- Where the money goes; the firm may correct it until it is proposed.
  account jsonb,
  added_at timestamptz not null,
  constraint entry_firm unique (round_id, enterprise_id),
  constraint entry_no unique (round_id, no)
);
-- The same matter is never paid twice, whatever rounds there are.
create unique index entry_once on entitlement.entry (programme, period, enterprise_id) where status not in ('OPTED_OUT', 'REFUSED');
create index entry_code on entitlement.entry (credit_code);
create index entry_status on entitlement.entry (round_id, status);

create table entitlement.entry_event (
  entry_id uuid not null references entitlement.entry (id),
  no integer not null,
  kind text not null,
  reason text,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (entry_id, no)
);
create trigger event_append_only before update or delete on entitlement.entry_event for each row execute function entitlement.refuse_change();

-- What went to the funds: once for a firm on the list.
create table entitlement.proposal (
  entry_id uuid primary key references entitlement.entry (id),
  round_id uuid not null references entitlement.round (id),
  reference text not null unique,
  line uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  proposed_at timestamptz not null,
  proposed_by uuid,
  paid_on date,
  payment_order text,
  refused_reason text
);
create index proposal_round on entitlement.proposal (round_id);

-- An objection to a firm on the list and what its facts came to; the procedure keeps its text, days and answer.
create table entitlement.objection (
  round_id uuid not null references entitlement.round (id),
  seq integer not null,
  entry_id uuid not null references entitlement.entry (id),
  upheld boolean,
  revision integer,
  primary key (round_id, seq)
);

-- A firm that is not on the list, or not with its amount, says why it should be (申诉).
create table entitlement.appeal (
  id uuid primary key,
  round_id uuid not null references entitlement.round (id),
  enterprise_id uuid not null,
  credit_code text not null,
  name text not null,
  text text not null,
  evidence text not null,
  facts jsonb not null,
  status text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
  reason text,
  revision integer,
  filed_at timestamptz not null,
  filed_by uuid not null,
  filed_by_name text not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text
);
create unique index appeal_open on entitlement.appeal (round_id, enterprise_id) where status = 'OPEN';
create index appeal_round on entitlement.appeal (round_id, status);

create table entitlement.message (
  id uuid primary key,
  round_id uuid not null references entitlement.round (id),
  credit_code text not null,
  kind text not null,
  zh text not null,
  en text not null,
  sent_at timestamptz not null,
  read_at timestamptz
);
create index message_code on entitlement.message (credit_code, sent_at desc);

-- Paid but not entitled: what is asked back, why, and what has come back.
create table entitlement.recovery (
  id uuid primary key,
  entry_id uuid not null references entitlement.entry (id),
  round_id uuid not null references entitlement.round (id),
  case_id uuid not null unique,
  region text not null,
  name text not null,
  credit_code text not null,
  revision integer not null,
  reasons jsonb not null,
  amount_fen bigint not null check (amount_fen > 0),
  repaid_fen bigint not null default 0,
  status text not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  demo boolean not null default false,
  constraint recovery_not_more check (repaid_fen between 0 and amount_fen)
);
create unique index recovery_live on entitlement.recovery (entry_id) where status not in ('DROPPED', 'REPAID');
create table entitlement.repayment (
  recovery_id uuid not null references entitlement.recovery (id),
  bank_reference text not null,
  amount_fen bigint not null check (amount_fen > 0),
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (recovery_id, bank_reference)
);
