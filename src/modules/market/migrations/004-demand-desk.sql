-- The demand desk: who visited, what was found, where a demand was sent, what came of it, and when each step was reached.

-- A broker asked by the park to visit the firm; he sees the demand from then on.
alter table market.demand add column visitor_id uuid, add column visitor_name text;
create index demand_visitor on market.demand (visitor_id) where visitor_id is not null;

create table market.demand_visit (
  id uuid primary key,
  ordinal bigint generated always as identity,
  demand_id uuid not null references market.demand (id),
  visited_on date not null,
  -- Who was there, by name and organisation.
  people jsonb not null,
  manner text not null check (manner in ('VISIT', 'CALL', 'BROKER')),
  findings text not null,
  -- Names of documents; they stay with the park.
  attachments text[] not null,
  verdict text not null check (verdict in ('CONFIRMED', 'NEEDS_WORK', 'NOT_REAL')),
  by_kind text not null check (by_kind in ('park', 'broker')),
  by_account uuid,
  by_name text not null,
  recorded_at timestamptz not null
);
create index demand_visit_demand on market.demand_visit (demand_id, ordinal);

-- Every decision is kept; the newest counts.
create table market.demand_triage (
  id uuid primary key,
  ordinal bigint generated always as identity,
  demand_id uuid not null references market.demand (id),
  type text not null,
  reason text not null,
  by_account uuid,
  by_name text not null,
  at timestamptz not null
);
create index demand_triage_demand on market.demand_triage (demand_id, ordinal);

create table market.demand_follow_up (
  id uuid primary key,
  demand_id uuid not null references market.demand (id),
  due_on date not null,
  what text not null,
  by_account uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  done_on date,
  done_note text
);
create index demand_follow_up_open on market.demand_follow_up (by_account, due_on) where done_on is null;

create table market.demand_outcome (
  id uuid primary key,
  ordinal bigint generated always as identity,
  demand_id uuid not null references market.demand (id),
  outcome text not null check (outcome in ('MATCHED', 'REOPENED', 'CONTRACTED', 'SOLVED_OTHERWISE', 'CLOSED')),
  reason text not null,
  by_account uuid,
  by_name text not null,
  at timestamptz not null
);
create index demand_outcome_demand on market.demand_outcome (demand_id, ordinal);

-- When a step was reached for the first time. First match and talk are read from their own tables.
create table market.demand_step (
  demand_id uuid not null references market.demand (id),
  step text not null check (step in ('HANDED_IN', 'VERIFIED', 'PUBLISHED', 'AGREED', 'CONTRACTED')),
  at timestamptz not null,
  -- Put together from what was known before this table was kept.
  reconstructed boolean not null default false,
  primary key (demand_id, step)
);
create index demand_step_time on market.demand_step (step, at);

-- Demands that came by the platform before: the entry stands for the handing in, the publication for the verification.
insert into market.demand_step (demand_id, step, at, reconstructed)
select d.id, s.step, s.at, true
from market.demand d
cross join lateral (values
  ('HANDED_IN', case when d.status <> 'DRAFT' then d.created_at end),
  ('VERIFIED', coalesce(d.published_at, case when d.status = 'VERIFIED' then d.updated_at end)),
  ('PUBLISHED', d.published_at),
  ('CONTRACTED', case when d.status = 'CONTRACTED' then d.updated_at end)
) as s (step, at)
where d.source in ('platform', 'demo') and s.at is not null;
