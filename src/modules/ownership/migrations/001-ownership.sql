-- Grants of ownership or long-term use, and plans that share out income. The status of either is the state of its case,
-- written in the transaction of the case's action.
create table ownership.grant (
  id uuid primary key,
  result_id uuid not null,
  result_title text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  region text,
  kind text not null check (kind in ('JOINT_OWNERSHIP', 'LONG_TERM_USE')),
  unit_share_ppm integer not null check (unit_share_ppm between 0 and 1000000),
  term_years smallint check (term_years > 0),
  -- Who receives it: name, account if known, share.
  persons jsonb not null,
  -- Answers to the negative list, and the version of the list they answer.
  answers jsonb not null,
  exemptions_version integer not null,
  status text not null,
  case_id uuid unique,
  registered_on date,
  version integer not null default 1,
  demo boolean not null default false,
  created_at timestamptz not null,
  created_by uuid
);
create index grant_result on ownership.grant (result_id);
create index grant_organisation on ownership.grant (organisation_id, created_at desc);
-- One live grant of a result.
create unique index grant_live on ownership.grant (result_id) where status not in ('ENDED', 'REVOKED', 'REFUSED');

-- A co-owner lets the result be listed or sold. Given by himself, or recorded by the unit with the document that says so.
create table ownership.consent (
  id uuid primary key,
  grant_id uuid not null references ownership.grant (id),
  person text not null,
  purpose text not null,
  document text not null,
  given_at timestamptz not null,
  given_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create unique index consent_given on ownership.consent (grant_id, person) where withdrawn_at is null;

create table ownership.plan (
  id uuid primary key,
  result_id uuid,
  result_title text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  region text not null,
  mode text not null,
  income_on date not null,
  -- What was entered, and what came of it under which version of the floors.
  input jsonb not null,
  computed jsonb not null,
  pool_fen bigint not null check (pool_fen >= 0),
  retained_fen bigint not null check (retained_fen >= 0),
  due_on date not null,
  answers jsonb not null,
  exemptions_version integer not null,
  status text not null,
  case_id uuid unique,
  paid_on date,
  bank_reference text,
  version integer not null default 1,
  demo boolean not null default false,
  created_at timestamptz not null,
  created_by uuid
);
create index plan_organisation on ownership.plan (organisation_id, created_at desc);
create index plan_due on ownership.plan (due_on) where paid_on is null;

-- Who gets what of a plan; replaced with every change until it is paid.
create table ownership.plan_part (
  plan_id uuid not null references ownership.plan (id),
  no integer not null check (no > 0),
  name text not null,
  account_id uuid,
  role text not null,
  leader boolean not null,
  share_ppm integer not null check (share_ppm between 0 and 1000000),
  fen bigint not null check (fen >= 0),
  primary key (plan_id, no)
);
create index plan_part_account on ownership.plan_part (account_id) where account_id is not null;

-- Bonus for a granted patent where nothing else was agreed.
create table ownership.patent_bonus (
  id uuid primary key,
  organisation_id uuid not null,
  organisation_name text not null,
  patent_number text not null,
  title text not null,
  kind text not null check (kind in ('invention', 'utility', 'design')),
  granted_on date not null,
  inventors text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  due_on date not null,
  paid_on date,
  reference text,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint patent_bonus_number unique (organisation_id, patent_number)
);
