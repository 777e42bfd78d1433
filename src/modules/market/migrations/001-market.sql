-- Demands and results. `organisation_name`, `region` and `park` are kept as they were when the record was last saved: a
-- published record says who offered it then, and this schema reads nobody else's tables.
create table market.demand (
  id uuid primary key,
  organisation_id uuid,
  organisation_name text,
  region text,
  park text,
  title text not null,
  problem text not null,
  indicators jsonb not null,
  constraints text not null,
  budget_fen bigint check (budget_fen >= 0),
  deadline date,
  ip_wish text,
  secrecy text not null,
  type text not null,
  field text not null,
  contact text not null,
  -- Projection of the publication case, written in the transaction of the case's action; the case is the truth.
  status text not null,
  case_id uuid,
  -- Published without the name of the firm.
  anonymous boolean not null default false,
  source text not null,
  external_id text,
  import_id uuid,
  content_hash text,
  demo boolean not null default false,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz
);
create index demand_organisation on market.demand (organisation_id, updated_at desc);
create index demand_published on market.demand (published_at desc, id) where status in ('PUBLISHED', 'MATCHED', 'CONTRACTED');
create index demand_region on market.demand (region, park, status);
create index demand_case on market.demand (case_id);
create index demand_import on market.demand (import_id) where import_id is not null;
-- An imported row is known by the number it has where it came from: the same file twice changes nothing.
create unique index demand_external on market.demand (source, external_id) where external_id is not null;

create table market.result (
  id uuid primary key,
  organisation_id uuid,
  organisation_name text,
  region text,
  title text not null,
  abstract text not null,
  field text not null,
  keywords text[] not null,
  maturity smallint check (maturity between 1 and 9),
  owners jsonb not null,
  completers jsonb not null,
  job_result boolean not null,
  funding_fiscal boolean not null,
  project_number text not null,
  ip_list jsonb not null,
  secrecy text not null,
  intended_mode text,
  price_hint_fen bigint check (price_hint_fen >= 0),
  contact text not null,
  disclosure_date date,
  status text not null,
  source text not null,
  external_id text,
  import_id uuid,
  content_hash text,
  demo boolean not null default false,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz
);
create index result_organisation on market.result (organisation_id, updated_at desc);
create index result_published on market.result (published_at desc, id)
  where status in ('PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED');
create index result_region on market.result (region, status);
create index result_import on market.result (import_id) where import_id is not null;
create unique index result_external on market.result (source, external_id) where external_id is not null;

-- What a firm was shown, by which engine, so that years later one can say why.
create table market.match_snapshot (
  id uuid primary key,
  ordinal bigint generated always as identity,
  demand_id uuid not null references market.demand (id),
  at timestamptz not null,
  account_id uuid,
  engine_name text not null,
  engine_version text not null,
  list_hash text not null,
  items jsonb not null
);
create index match_snapshot_demand on market.match_snapshot (demand_id, ordinal desc);

create table market.talk (
  id uuid primary key,
  demand_id uuid not null references market.demand (id),
  result_id uuid not null references market.result (id),
  buyer_id uuid not null,
  buyer_name text not null,
  buyer_region text,
  seller_id uuid not null,
  seller_name text not null,
  seller_region text,
  status text not null,
  decline_reason text,
  end_reason text,
  pricing_case_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint talk_two_parties check (buyer_id <> seller_id)
);
-- One talk at a time between a demand and a result; after it was declined or ended the firm may ask again.
create unique index talk_once on market.talk (demand_id, result_id) where status not in ('DECLINED', 'ENDED');
create index talk_buyer on market.talk (buyer_id, updated_at desc);
create index talk_seller on market.talk (seller_id, updated_at desc);

create table market.talk_message (
  id uuid primary key,
  talk_id uuid not null references market.talk (id),
  at timestamptz not null,
  side text not null check (side in ('buyer', 'seller')),
  account_id uuid not null,
  author_name text not null,
  text text not null
);
create index talk_message_talk on market.talk_message (talk_id, at, id);

-- Every proposal is kept; the highest version is the one that counts.
create table market.talk_terms (
  talk_id uuid not null references market.talk (id),
  version integer not null,
  contract_type text not null,
  pricing_mode text not null,
  price_fen bigint not null check (price_fen >= 0),
  payment_mode text not null,
  scope text not null,
  related_parties boolean not null,
  proposed_by text not null check (proposed_by in ('buyer', 'seller')),
  proposed_account uuid,
  proposed_at timestamptz not null,
  buyer_confirmed_at timestamptz,
  seller_confirmed_at timestamptz,
  primary key (talk_id, version)
);

create table market.import_job (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  file_hash text not null,
  status text not null,
  organisation_id uuid,
  account_id uuid,
  rows_read integer not null default 0,
  bytes_read bigint not null default 0,
  bytes_total bigint not null,
  report jsonb,
  problem jsonb,
  started_at timestamptz not null,
  -- The server's own clock, for noticing that the process behind a running import has died.
  heartbeat timestamptz not null default now(),
  finished_at timestamptz
);
create index import_job_organisation on market.import_job (organisation_id, started_at desc);
