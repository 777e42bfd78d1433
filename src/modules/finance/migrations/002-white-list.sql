-- The white list by edition, the consents of firms, what banks read by them and what they answered (handbook 6.2, 6.11).
create table finance.white_list_edition (
  id uuid primary key,
  year integer not null,
  no integer not null check (no > 0),
  facts_on date not null,
  valid_until date not null check (valid_until > facts_on),
  rule_version integer not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  demo boolean not null default false,
  constraint white_list_edition_number unique (year, no)
);

-- Every firm that was looked at, with the reasons of the rule: whoever is not on the list can be told why.
create table finance.white_list_entry (
  id uuid primary key,
  edition_id uuid not null references finance.white_list_edition (id),
  enterprise_id uuid not null,
  name text not null,
  credit_code text not null,
  city text not null,
  state text not null check (state in ('NOT_MET', 'UNKNOWN', 'CANDIDATE', 'SCORED', 'REVIEWED', 'LISTED', 'RENEWED', 'REFUSED', 'DELISTED', 'SUPERSEDED')),
  -- Hundredths of a point.
  points_cents integer,
  rank integer,
  reasons jsonb not null,
  missing jsonb not null,
  judgement_id uuid,
  listed_on date,
  ended_on date,
  trigger text,
  checked_on date,
  constraint white_list_entry_once unique (edition_id, enterprise_id),
  constraint white_list_entry_listed check (state not in ('LISTED', 'RENEWED') or (listed_on is not null and ended_on is null)),
  constraint white_list_entry_judged check (state in ('NOT_MET', 'UNKNOWN') or judgement_id is not null)
);
-- A firm stands on the list once.
create unique index white_list_entry_live on finance.white_list_entry (enterprise_id) where state in ('LISTED', 'RENEWED');
create index white_list_entry_state on finance.white_list_entry (edition_id, state, city);

create table finance.white_list_step (
  entry_id uuid not null references finance.white_list_entry (id),
  no integer not null check (no > 0),
  state text not null,
  trigger text,
  reason text,
  at timestamptz not null,
  -- null: the daily check of the platform.
  by uuid,
  by_name text not null,
  primary key (entry_id, no)
);

create table finance.consent (
  id uuid primary key,
  enterprise_id uuid not null,
  organisation_id uuid not null,
  firm_name text not null,
  firm_credit_code text not null,
  city text not null,
  bank_id uuid not null,
  bank_name text not null,
  purpose text not null,
  fields text[] not null check (cardinality(fields) > 0),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  granted_at timestamptz not null,
  granted_by uuid not null,
  granted_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  demo boolean not null default false,
  constraint consent_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index consent_bank on finance.consent (bank_id, until_day);
create index consent_firm on finance.consent (enterprise_id);

create table finance.consent_read (
  id uuid primary key,
  consent_id uuid not null references finance.consent (id),
  fields text[] not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null
);
create index consent_read_consent on finance.consent_read (consent_id, at);

-- What a firm says of its loans so far; the latest counts.
create table finance.loan_statement (
  id uuid primary key,
  enterprise_id uuid not null,
  ever_borrowed boolean not null,
  stated_at timestamptz not null,
  stated_by uuid not null,
  stated_by_name text not null
);
create index loan_statement_firm on finance.loan_statement (enterprise_id, stated_at);

create table finance.credit_answer (
  id uuid primary key,
  consent_id uuid not null references finance.consent (id),
  kind text not null check (kind in ('OFFERED', 'DECLINED', 'LENT')),
  amount_fen bigint check (amount_fen > 0),
  rate_bp integer check (rate_bp >= 0),
  term_months integer check (term_months > 0),
  reason text,
  note text,
  loan_id uuid references finance.loan (id),
  first_loan text check (first_loan in ('FIRST', 'NOT_FIRST', 'UNKNOWN')),
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  -- A loan is the answer to one consent.
  constraint credit_answer_loan unique (loan_id),
  constraint credit_answer_terms check ((kind = 'DECLINED') = (amount_fen is null) and (kind = 'DECLINED') = (rate_bp is null) and (kind = 'DECLINED') = (term_months is null)),
  constraint credit_answer_reason check ((kind = 'DECLINED') = (reason is not null)),
  constraint credit_answer_first check ((kind = 'LENT') = (first_loan is not null))
);
create index credit_answer_consent on finance.credit_answer (consent_id, at);

-- A consent ends by being withdrawn; nothing else of it changes.
create function finance.refuse_consent_change() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null or new.withdrawn_at is null
    or (to_jsonb(new) - 'withdrawn_at' - 'withdrawn_by') is distinct from (to_jsonb(old) - 'withdrawn_at' - 'withdrawn_by') then
    raise exception 'A consent is only ever withdrawn, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger consent_withdrawn_only before update on finance.consent for each row execute function finance.refuse_consent_change();
create trigger consent_kept before delete or truncate on finance.consent for each statement execute function finance.refuse_change();
do $$
declare t text;
begin
  foreach t in array array['white_list_edition', 'white_list_step', 'consent_read', 'loan_statement', 'credit_answer'] loop
    execute format('create trigger %I before update or delete or truncate on finance.%I for each statement execute function finance.refuse_change()', t || '_append_only', t);
  end loop;
end $$;
