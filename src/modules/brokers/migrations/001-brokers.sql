-- A broker as a person (技术经纪人、技术经理人). `no` is the number of the public register and makes the exclusion below possible
-- without an extension: ranges have their own index.
create table brokers.broker (
  id uuid primary key,
  no bigint generated always as identity unique,
  -- The sign-in of the person; one person is registered once.
  account_id uuid unique,
  name text not null check (name <> ''),
  fields text[] not null,
  region text not null,
  -- Declared by the person: a civil servant may be registered but earns no reward.
  civil_servant boolean not null,
  level text check (level in ('junior', 'intermediate', 'senior')),
  -- Projection of the registration case, written in the transaction of the case's action; the case is the truth.
  status text not null,
  case_id uuid not null,
  registered_on date,
  contact text not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint broker_level check (status not in ('REGISTERED', 'SUSPENDED') or (level is not null and registered_on is not null))
);
create index broker_region on brokers.broker (region, status, no);

-- In whose name a broker practises, from when to when (the last day included; null: still). The database itself refuses two
-- organisations on one day, however many people save at once.
create table brokers.practice (
  id uuid primary key,
  broker_no bigint not null references brokers.broker (no),
  organisation_id uuid not null,
  organisation_name text not null,
  organisation_code text,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint practice_days check (until_on is null or until_on >= from_on),
  constraint practice_one_at_a_time exclude using gist (
    int8range(broker_no, broker_no, '[]') with &&, daterange(from_on, until_on, '[]') with &&
  )
);
create index practice_organisation on brokers.practice (organisation_id, until_on);

create table brokers.training (
  id uuid primary key,
  broker_id uuid not null references brokers.broker (id),
  course text not null,
  hours integer not null check (hours > 0),
  ended_on date not null,
  certificate text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint training_once unique (broker_id, course, ended_on)
);

-- What a broker states about a year; the deals beside it are counted from mandates when it is filed.
create table brokers.annual_record (
  broker_id uuid not null references brokers.broker (id),
  year integer not null,
  statement text not null,
  continued_hours integer not null check (continued_hours >= 0),
  mandates integer not null,
  registered_contracts integer not null,
  filed_at timestamptz not null,
  primary key (broker_id, year)
);

-- Who brought a deal. Over a demand, a result, or the talk between them.
create table brokers.mandate (
  id uuid primary key,
  subject text not null check (subject in ('demand', 'result', 'talk')),
  demand_id uuid,
  result_id uuid,
  talk_id uuid,
  title text not null,
  -- The organisation that gives the mandate and has to confirm it.
  client_id uuid not null,
  client_name text not null,
  region text,
  -- A deal is rewarded either to the brokers or to their organisation, never to both.
  reward_to text not null check (reward_to in ('broker', 'agency')),
  from_on date not null,
  status text not null check (status in ('PROPOSED', 'CONFIRMED', 'DECLINED', 'ENDED')),
  confirmed_at timestamptz,
  confirmed_by uuid,
  ended_on date,
  demo boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null,
  -- The broker's own board: a stage he may set while no talk decides it, and what he will do next.
  stage text not null default 'LEAD' check (stage in ('LEAD', 'CONTACTED', 'MATCHED')),
  moved_at timestamptz not null,
  next_action text not null default '',
  next_on date,
  version integer not null default 1,
  constraint mandate_subject check (
    (subject = 'demand' and demand_id is not null and talk_id is null and result_id is null)
    or (subject = 'result' and result_id is not null and talk_id is null and demand_id is null)
    or (subject = 'talk' and talk_id is not null and demand_id is not null and result_id is not null)
  )
);
-- One living mandate for a thing; whoever thinks it is his raises a dispute instead of a second one.
create unique index mandate_one on brokers.mandate (subject, coalesce(talk_id, demand_id, result_id)) where status in ('PROPOSED', 'CONFIRMED');
create index mandate_demand on brokers.mandate (demand_id);
create index mandate_result on brokers.mandate (result_id);
create index mandate_talk on brokers.mandate (talk_id);

create table brokers.mandate_share (
  mandate_id uuid not null references brokers.mandate (id),
  broker_id uuid not null references brokers.broker (id),
  share_ppm integer not null check (share_ppm between 1 and 1000000),
  primary key (mandate_id, broker_id)
);
create index mandate_share_broker on brokers.mandate_share (broker_id);

-- The shares of a mandate come to the whole when the transaction ends.
create function brokers.check_shares() returns trigger language plpgsql as $$
declare
  about uuid := coalesce(new.mandate_id, old.mandate_id);
  total bigint;
begin
  select sum(share_ppm) into total from brokers.mandate_share where mandate_id = about;
  if total is distinct from 1000000 then
    raise exception 'the shares of mandate % come to % of 1000000', about, coalesce(total, 0) using errcode = '23514', constraint = 'mandate_shares_whole', schema = 'brokers', table = 'mandate_share';
  end if;
  return null;
end $$;
create constraint trigger mandate_shares_whole after insert or update or delete on brokers.mandate_share
  deferrable initially deferred for each row execute function brokers.check_shares();

-- The trail of evidence: append only.
create table brokers.mandate_event (
  id uuid primary key,
  ordinal bigint generated always as identity,
  mandate_id uuid not null references brokers.mandate (id),
  at timestamptz not null,
  kind text not null,
  text text not null,
  -- Names of documents that prove it; the documents stay with the parties.
  documents text[] not null,
  account_id uuid,
  by_name text not null
);
create index mandate_event_mandate on brokers.mandate_event (mandate_id, ordinal);

create table brokers.dispute (
  id uuid primary key,
  mandate_id uuid not null references brokers.mandate (id),
  claimant_id uuid not null references brokers.broker (id),
  claim text not null,
  documents text[] not null,
  status text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
  decision text,
  raised_by uuid not null,
  raised_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz
);
create unique index dispute_open on brokers.dispute (mandate_id, claimant_id) where status = 'OPEN';

-- One row a receipt and payee; nothing is computed twice and nothing is changed afterwards.
create table brokers.commission (
  id uuid primary key,
  contract_id uuid not null,
  receipt_id uuid not null,
  payee_kind text not null check (payee_kind in ('broker', 'agency', 'absorber')),
  payee_key text not null,
  payee_name text not null,
  mandate_id uuid references brokers.mandate (id),
  year integer not null,
  region text not null,
  rule text not null,
  rule_version text not null,
  base_fen bigint not null check (base_fen > 0),
  entitled_fen bigint not null check (entitled_fen >= 0),
  amount_fen bigint not null check (amount_fen >= 0 and amount_fen <= entitled_fen),
  explanation jsonb not null,
  -- The payment line of the fund; null where nothing is paid.
  line text,
  proposed_at timestamptz not null,
  proposed_by uuid,
  constraint commission_once unique (receipt_id, payee_kind, payee_key)
);
create index commission_contract on brokers.commission (contract_id);
create index commission_year on brokers.commission (rule, payee_kind, payee_key, year);

-- Which side of a contract is rewarded: chosen with the first proposal, the same for ever.
create table brokers.reward_choice (
  contract_id uuid primary key,
  reward_to text not null check (reward_to in ('broker', 'agency'))
);

-- What of a yearly ceiling is used; the row is locked while a commission is decided.
create table brokers.ceiling_use (
  rule text not null,
  payee_kind text not null,
  payee_key text not null,
  year integer not null,
  used_fen bigint not null check (used_fen >= 0),
  -- The ceiling in force when it was last used; null where the rule has none.
  ceiling_fen bigint,
  primary key (rule, payee_kind, payee_key, year),
  constraint ceiling_kept check (ceiling_fen is null or used_fen <= ceiling_fen)
);

create table brokers.saved_search (
  id uuid primary key,
  account_id uuid not null,
  name text not null,
  kind text not null check (kind in ('demand', 'result', 'both')),
  words text not null,
  field text not null,
  region text,
  frequency text not null check (frequency in ('AT_ONCE', 'DAILY', 'WEEKLY')),
  paused boolean not null default false,
  -- What was published before is not news.
  created_at timestamptz not null,
  looked_at timestamptz not null,
  demo boolean not null default false
);
create index saved_search_account on brokers.saved_search (account_id);

create table brokers.alert (
  id uuid primary key,
  search_id uuid not null references brokers.saved_search (id) on delete cascade,
  account_id uuid not null,
  kind text not null check (kind in ('demand', 'result')),
  subject_id uuid not null,
  title text not null,
  region text,
  field text not null,
  published_at timestamptz not null,
  found_at timestamptz not null,
  read_at timestamptz,
  -- Told once for a search, however often and in however many processes the round runs.
  constraint alert_once unique (search_id, kind, subject_id)
);
create index alert_account on brokers.alert (account_id, found_at desc, id);
