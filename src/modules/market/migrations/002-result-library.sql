-- The library proper: a result is reviewed by a second person of its unit before it is registered. Results that were
-- entered or imported before have no case; they stay as they are.
alter table market.result
  add column case_id uuid,
  -- When the unit registered it: the one-year rule counts from here.
  add column registered_at timestamptz;
update market.result set registered_at = coalesce(published_at, created_at)
  where status not in ('DRAFT', 'UNIT_REVIEW');
create index result_case on market.result (case_id) where case_id is not null;
create index result_may_be_idle on market.result (registered_at)
  where job_result and organisation_id is not null and status in ('REGISTERED', 'PUBLISHED', 'NEGOTIATING', 'PRICING', 'WITHDRAWN');
create index result_project on market.result (project_number) where project_number <> '';

-- Every change of a result as it was saved; the highest number is what stands in `result`.
create table market.result_version (
  result_id uuid not null references market.result (id),
  no integer not null check (no > 0),
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  content jsonb not null,
  primary key (result_id, no)
);

-- Maturity with what it rests on; the highest number counts.
create table market.result_maturity (
  result_id uuid not null references market.result (id),
  no integer not null check (no > 0),
  level smallint not null check (level between 1 and 9),
  evidence text not null,
  as_of date not null,
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  primary key (result_id, no)
);

-- The one-year rule: told once at each step, so that a job that runs again tells nobody twice.
create table market.result_idle (
  result_id uuid not null references market.result (id),
  step text not null check (step in ('TOLD', 'MARKED')),
  at timestamptz not null,
  primary key (result_id, step)
);

-- A completer asks to transform an idle result himself; the unit answers, under an agreement when it lets him.
create table market.self_transformation (
  id uuid primary key,
  result_id uuid not null references market.result (id),
  asked_by uuid not null,
  asked_name text not null,
  plan text not null,
  asked_at timestamptz not null,
  status text not null check (status in ('ASKED', 'AGREED', 'REFUSED')),
  answer text,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz
);
create unique index self_transformation_open on market.self_transformation (result_id) where status in ('ASKED', 'AGREED');

-- Projects with fiscal money that owe their results (PTA 11): due, ordered to correct, met by a registered result.
create table market.funded_project (
  id uuid primary key,
  organisation_id uuid not null,
  organisation_name text not null,
  region text,
  number text not null,
  title text not null,
  ended_on date not null,
  due_on date not null,
  ordered_on date,
  correct_by date,
  order_reason text,
  created_at timestamptz not null,
  created_by uuid,
  constraint funded_project_number unique (organisation_id, number)
);
create index funded_project_due on market.funded_project (due_on);

-- A package of results (成果包) for an industrial direction: a rule, and what people added or took out by hand.
create table market.package (
  id uuid primary key,
  direction text not null,
  title text not null,
  summary text not null,
  rule jsonb not null,
  version integer not null default 1,
  demo boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null
);
create index package_direction on market.package (direction, updated_at desc);

create table market.package_choice (
  package_id uuid not null references market.package (id),
  result_id uuid not null references market.result (id),
  choice text not null check (choice in ('ADD', 'REMOVE')),
  reason text not null,
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  primary key (package_id, result_id)
);

-- What was released on a day, for ever: number, content, and the rule it came from.
create table market.package_edition (
  package_id uuid not null references market.package (id),
  no integer not null check (no > 0),
  released_on date not null,
  released_at timestamptz not null,
  released_by uuid,
  released_name text not null,
  note text not null,
  rule jsonb not null,
  items jsonb not null,
  content_hash text not null,
  primary key (package_id, no)
);

create table market.package_subscription (
  package_id uuid not null references market.package (id),
  account_id uuid not null,
  organisation_id uuid,
  since timestamptz not null,
  -- The edition the subscriber has opened last.
  seen_no integer not null default 0,
  primary key (package_id, account_id)
);
create index package_subscription_account on market.package_subscription (account_id);

create function market.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare t text;
begin
  foreach t in array array['result_version', 'result_maturity', 'package_edition'] loop
    execute format('create trigger %I before update or delete or truncate on market.%I for each statement execute function market.refuse_change()', t || '_append_only', t);
  end loop;
end $$;
