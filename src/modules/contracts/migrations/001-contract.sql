-- A technology contract and its parties. The status is a projection of the registration case, written in the same
-- transaction as the case's action; the case is the truth.
create table contracts.contract (
  id uuid primary key,
  case_id uuid not null,
  name text not null,
  type text not null,
  status text not null,
  sign_date date,
  start_date date,
  end_date date,
  contract_amount_fen bigint not null,
  technology_amount_fen bigint not null,
  actual_amount_fen bigint not null default 0,
  non_technical_items jsonb not null,
  payment_mode text not null,
  intellectual_property jsonb not null,
  project_source text not null,
  related_parties boolean not null,
  related_parties_note text,
  subject text not null,
  registry_code text not null,
  registry_region text not null,
  registration_number text,
  registered_on date,
  recognised_type text,
  recognised_contract_amount_fen bigint,
  recognised_technology_amount_fen bigint,
  talk_id uuid,
  demand_id uuid,
  result_id uuid,
  pricing_case_id uuid,
  demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null,
  constraint contract_amounts_order check (
    0 <= actual_amount_fen and actual_amount_fen <= technology_amount_fen and technology_amount_fen <= contract_amount_fen
  ),
  constraint contract_registered_has_number check (
    (registration_number is null) = (registered_on is null) and (registered_on is null) = (recognised_type is null)
  ),
  constraint contract_recognised_order check (
    0 <= recognised_technology_amount_fen and recognised_technology_amount_fen <= recognised_contract_amount_fen
  )
);
-- One contract is registered once: neither a number nor an agreed talk may serve twice.
create unique index contract_registration_number on contracts.contract (registration_number);
create unique index contract_talk on contracts.contract (talk_id) where talk_id is not null and status not in ('REFUSED', 'REFUSAL_CONFIRMED', 'WITHDRAWN');
create index contract_registered on contracts.contract (registered_on) where registered_on is not null;
create index contract_case on contracts.contract (case_id);

create table contracts.party (
  contract_id uuid not null references contracts.contract (id),
  ordinal integer not null,
  side text not null check (side in ('seller', 'buyer')),
  organisation_id uuid,
  name text not null,
  credit_code text,
  region text,
  country text not null,
  kind text not null,
  share_ppm integer not null check (share_ppm between 1 and 1000000),
  primary key (contract_id, ordinal)
);
create index party_organisation on contracts.party (organisation_id);

-- Numbers run without gaps per registry and year: the row is locked by whoever registers, so a number that is rolled
-- back is given to the next.
create table contracts.number_series (
  registry_code text not null,
  year integer not null,
  last integer not null,
  primary key (registry_code, year)
);

-- What a registered contract adds to the turnover of a region on one side; written once, at registration.
create table contracts.region_share (
  contract_id uuid not null references contracts.contract (id),
  side text not null check (side in ('seller', 'buyer')),
  region text not null,
  contract_amount_fen bigint not null check (contract_amount_fen >= 0),
  technology_amount_fen bigint not null check (technology_amount_fen >= 0),
  primary key (contract_id, side, region)
);

create table contracts.receipt (
  id uuid primary key,
  contract_id uuid not null references contracts.contract (id),
  received_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  bank_reference text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint receipt_bank_reference unique (contract_id, bank_reference)
);

-- Published for reports and indicators: one row a registered contract, side and region.
create view contracts.pub_turnover as
select s.contract_id, s.side, s.region, s.contract_amount_fen, s.technology_amount_fen,
       c.recognised_type as type, c.registered_on, c.demo
from contracts.region_share s
join contracts.contract c on c.id = s.contract_id
where c.registered_on is not null and c.status = 'REGISTERED';
