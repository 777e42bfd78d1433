-- Innovation points of a whole population on a day, frozen: the parameters, what was known of each firm and what it came to.
-- Whoever doubts computes it again from `input` and compares the hashes.
create table enterprises.points_edition (
  id uuid primary key,
  on_date date not null,
  -- Canonical JSON of the parameters, and its SHA-256.
  scheme text not null,
  scheme_hash text not null,
  firms integer not null,
  graded integer not null,
  -- SHA-256 over the inputs and over the results of every firm, in the order of their ids.
  input_hash text not null,
  hash text not null,
  demo boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null
);

create table enterprises.points_score (
  edition_id uuid not null references enterprises.points_edition (id),
  enterprise_id uuid not null references enterprises.enterprise (id),
  name text not null,
  city text not null,
  park text,
  stage text,
  field text,
  -- Empty where too little is known.
  grade text check (grade in ('A', 'B', 'C', 'D')),
  total_cents integer not null check (total_cents between 0 and 10000),
  filled_ppm integer not null,
  -- Canonical JSON: figures as they were known, and the score with its parts.
  input text not null,
  result text not null,
  primary key (edition_id, enterprise_id)
);
create index points_score_rank on enterprises.points_score (edition_id, city, total_cents desc);

-- An edition of a yearly list; its steps are a case of the procedure `enterprise-list`.
create table enterprises.list_edition (
  id uuid primary key,
  list text not null,
  year integer not null check (year between 2000 and 2200),
  -- A city that keeps a list of its own; empty: the zone.
  region text,
  title text not null,
  -- Facts count as they were known on this day.
  on_date date not null,
  case_id uuid not null unique,
  state text not null,
  document_number text,
  published_on date,
  -- SHA-256 over the outcome, once it is published.
  outcome_hash text,
  demo boolean not null default false,
  opened_at timestamptz not null,
  opened_by_name text not null
);
create unique index list_edition_once on enterprises.list_edition (list, year, coalesce(region, '')) where state <> 'WITHDRAWN';

create table enterprises.list_candidate (
  id uuid primary key,
  edition_id uuid not null references enterprises.list_edition (id),
  enterprise_id uuid not null references enterprises.enterprise (id),
  name text not null,
  city text not null,
  park text,
  field text,
  -- By rule, or by the firm's own form.
  proposed_by text not null check (proposed_by in ('RULE', 'FIRM')),
  -- The judgement as it is kept by the rules; what it rests on stays with it.
  judgement_id uuid not null,
  answer text not null check (answer in ('YES', 'NO', 'UNKNOWN')),
  explanation jsonb not null,
  -- Figures of the day for the report, money in ten thousands of yuan.
  figures jsonb not null,
  form jsonb,
  form_at timestamptz,
  form_by_name text,
  removed_at_step text,
  false_data boolean not null default false,
  proposed_at timestamptz not null,
  constraint list_candidate_once unique (edition_id, enterprise_id)
);
create index list_candidate_edition on enterprises.list_candidate (edition_id, city, name);

-- Who kept or removed a candidate, at which step and why.
create table enterprises.list_decision (
  id uuid primary key,
  candidate_id uuid not null references enterprises.list_candidate (id),
  step text not null,
  kept boolean not null,
  false_data boolean not null default false,
  reason text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null
);
create index list_decision_candidate on enterprises.list_decision (candidate_id, decided_at);

-- What an edition came to, frozen with its publication: who is on it, and who dropped out of the one before.
create table enterprises.list_outcome (
  edition_id uuid not null references enterprises.list_edition (id),
  enterprise_id uuid not null references enterprises.enterprise (id),
  name text not null,
  city text not null,
  field text,
  standing text not null check (standing in ('NEW', 'STAYED', 'RETURNED', 'DROPPED')),
  figures jsonb,
  primary key (edition_id, enterprise_id)
);

-- One firm, one policy: what a city and a leading firm want to reach, and who does what until when.
create table enterprises.plan (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  city text not null,
  title text not null,
  from_year integer not null,
  to_year integer not null check (to_year >= from_year),
  lead_unit text not null,
  status text not null check (status in ('RUNNING', 'CLOSED')),
  version integer not null default 1,
  demo boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_name text not null
);
create unique index plan_running on enterprises.plan (enterprise_id) where status = 'RUNNING';
create index plan_city on enterprises.plan (city, status);

create table enterprises.plan_goal (
  plan_id uuid not null references enterprises.plan (id),
  no integer not null,
  kind text not null,
  base double precision not null,
  base_year integer not null,
  target double precision not null,
  target_year integer not null check (target_year > base_year),
  primary key (plan_id, no)
);

create table enterprises.plan_measure (
  id uuid primary key,
  plan_id uuid not null references enterprises.plan (id),
  no integer not null,
  title text not null,
  unit text not null,
  due_on date not null,
  -- What it rests on: a rule of the rule book, or a clause of a document.
  pointer_kind text check (pointer_kind in ('RULE', 'CLAUSE')),
  pointer text,
  done_on date,
  check ((pointer_kind is null) = (pointer is null))
);
create index plan_measure_plan on enterprises.plan_measure (plan_id, no);
create index plan_measure_due on enterprises.plan_measure (due_on) where done_on is null;

-- What was reported of a measure.
create table enterprises.plan_progress (
  id uuid primary key,
  measure_id uuid not null references enterprises.plan_measure (id),
  percent integer not null check (percent between 0 and 100),
  note text not null,
  reported_at timestamptz not null,
  reported_by uuid not null,
  reported_by_name text not null
);
create index plan_progress_measure on enterprises.plan_progress (measure_id, reported_at);

-- Reminders that went to the outbox: each once.
create table enterprises.plan_reminder (
  measure_id uuid not null references enterprises.plan_measure (id),
  due_on date not null,
  mark text not null,
  at timestamptz not null,
  primary key (measure_id, due_on, mark)
);

create function enterprises.refuse_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare t text;
begin
  foreach t in array array['points_edition', 'points_score', 'list_decision', 'list_outcome', 'plan_progress', 'plan_reminder'] loop
    execute format('create trigger %I before update or delete or truncate on enterprises.%I for each statement execute function enterprises.refuse_frozen()', t || '_append_only', t);
  end loop;
end $$;
