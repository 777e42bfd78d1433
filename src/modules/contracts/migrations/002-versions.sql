-- After registration a contract may be amended, supplemented, cancelled or revoked. Every state it ever had is kept as a
-- version with its flows, so that turnover can be told as of any day.
alter table contracts.contract
  add column document_number text,
  add column field text,
  add column royalty_terms text,
  add column foreign_amount jsonb,
  add column pricing_mode text,
  -- Set at the first filing and kept: the version of the regulation that governs the contract.
  add column filed_on date,
  add column regulation_id text,
  add column regulation_hash text,
  -- What makes two filings the same contract; see domain/identity.ts.
  add column fingerprint text,
  add column document_key text,
  -- Where the registration stands now; the status stays that of the registration case.
  add column standing text check (standing in ('REGISTERED', 'AMENDED', 'CANCELLED', 'REVOKED')),
  add column standing_on date,
  add column current_version integer;

update contracts.contract set standing = 'REGISTERED', standing_on = registered_on, current_version = 1 where registered_on is not null;

-- Royalties received later may exceed what was declared at the start; what the registry recognises is the bound.
alter table contracts.contract drop constraint contract_amounts_order;
alter table contracts.contract
  add constraint contract_amounts_order check (
    0 <= actual_amount_fen and actual_amount_fen <= coalesce(recognised_technology_amount_fen, technology_amount_fen)
    and 0 <= technology_amount_fen and technology_amount_fen <= contract_amount_fen
  ),
  add constraint contract_standing check ((standing is null) = (registered_on is null) and (standing is null) = (current_version is null));

-- The same contract is registered once in the zone, whichever registry it is filed at.
create unique index contract_fingerprint on contracts.contract (fingerprint)
  where fingerprint is not null and status not in ('DRAFT', 'REFUSED', 'REFUSAL_CONFIRMED', 'WITHDRAWN');
create unique index contract_document_key on contracts.contract (document_key)
  where document_key is not null and status not in ('DRAFT', 'REFUSED', 'REFUSAL_CONFIRMED', 'WITHDRAWN');

create table contracts.version (
  contract_id uuid not null references contracts.contract (id),
  no integer not null check (no >= 1),
  kind text not null check (kind in ('REGISTRATION', 'AMENDMENT', 'SUPPLEMENT', 'REVISION', 'CANCELLATION', 'REVOCATION', 'REINSTATEMENT')),
  -- The day from which the zone counts it so.
  effective_on date not null,
  counts boolean not null,
  type text not null,
  contract_amount_fen bigint not null check (contract_amount_fen >= 0),
  technology_amount_fen bigint not null check (technology_amount_fen between 0 and contract_amount_fen),
  start_date date,
  end_date date,
  parties jsonb not null,
  regulation_id text,
  case_id uuid not null,
  reason text,
  decided_by uuid,
  recorded_at timestamptz not null,
  primary key (contract_id, no)
);
create index version_effective on contracts.version (effective_on);

-- What flows from each seller to each buyer in a version.
create table contracts.flow (
  contract_id uuid not null,
  version integer not null,
  seller integer not null,
  buyer integer not null,
  seller_region text not null,
  buyer_region text not null,
  seller_kind text not null,
  buyer_kind text not null,
  contract_amount_fen bigint not null check (contract_amount_fen >= 0),
  technology_amount_fen bigint not null check (technology_amount_fen >= 0),
  primary key (contract_id, version, seller, buyer),
  foreign key (contract_id, version) references contracts.version (contract_id, no)
);

insert into contracts.version (contract_id, no, kind, effective_on, counts, type, contract_amount_fen, technology_amount_fen, start_date, end_date, parties, case_id, recorded_at)
select c.id, 1, 'REGISTRATION', c.registered_on, true, c.recognised_type, c.recognised_contract_amount_fen, c.recognised_technology_amount_fen, c.start_date, c.end_date,
       (select jsonb_agg(jsonb_build_object('side', p.side, 'organisationId', p.organisation_id, 'name', p.name, 'creditCode', p.credit_code, 'region', p.region,
                                            'country', p.country, 'kind', p.kind, 'sharePpm', p.share_ppm) order by p.ordinal)
        from contracts.party p where p.contract_id = c.id),
       c.case_id, c.registered_on::timestamptz
from contracts.contract c where c.registered_on is not null;

-- Each party's share by largest remainder, earlier parties first; then cells of seller and buyer rounded down, and what
-- is left laid along the first row and column onwards: the overlap of the cumulated remainders. As domain/flow.ts does.
with amount as (
  select c.id, 'contract' as what, c.recognised_contract_amount_fen::numeric as fen from contracts.contract c where c.registered_on is not null
  union all
  select c.id, 'technology', c.recognised_technology_amount_fen from contracts.contract c where c.registered_on is not null
), exact as (
  select a.id, a.what, a.fen, p.side, p.ordinal, coalesce(p.region, 'ABROAD') as region, p.kind,
         floor(a.fen * p.share_ppm / sum(p.share_ppm) over side) as low, mod(a.fen * p.share_ppm, sum(p.share_ppm) over side) as rest
  from amount a join contracts.party p on p.contract_id = a.id
  window side as (partition by a.id, a.what, p.side)
), party as (
  select e.*, row_number() over (partition by id, what, side order by ordinal) - 1 as place,
         low + case when row_number() over (partition by id, what, side order by rest desc, ordinal) <= fen - sum(low) over (partition by id, what, side) then 1 else 0 end as part
  from exact e
), cell as (
  select s.id, s.what, s.place as seller, b.place as buyer, s.region as seller_region, b.region as buyer_region, s.kind as seller_kind, b.kind as buyer_kind,
         s.part as seller_part, b.part as buyer_part,
         case when s.fen = 0 then 0 else floor(s.part * b.part / s.fen) end as low
  from party s join party b on b.id = s.id and b.what = s.what and b.side = 'buyer'
  where s.side = 'seller'
), remains as (
  select id, what, seller, buyer, seller_region, buyer_region, seller_kind, buyer_kind, low,
         seller_part - sum(low) over (partition by id, what, seller) as row_left,
         buyer_part - sum(low) over (partition by id, what, buyer) as column_left
  from cell
), margin as (
  select r.*,
         sum(row_left) over (partition by id, what, buyer order by seller) as row_to,
         sum(column_left) over (partition by id, what, seller order by buyer) as column_to
  from remains r
), laid as (
  select *, low + greatest(0, least(row_to, column_to) - greatest(row_to - row_left, column_to - column_left)) as fen from margin
)
insert into contracts.flow (contract_id, version, seller, buyer, seller_region, buyer_region, seller_kind, buyer_kind, contract_amount_fen, technology_amount_fen)
select c.id, 1, c.seller, c.buyer, c.seller_region, c.buyer_region, c.seller_kind, c.buyer_kind, c.fen, t.fen
from laid c join laid t on t.id = c.id and t.what = 'technology' and t.seller = c.seller and t.buyer = c.buyer
where c.what = 'contract';

drop view contracts.pub_turnover;
drop table contracts.region_share;

-- Published for reports and indicators: one row a registered contract, side and region, as it counts now.
create view contracts.pub_turnover as
with present as (
  select f.*, v.type, c.registered_on, c.demo
  from contracts.contract c
  join contracts.version v on v.contract_id = c.id and v.no = c.current_version
  join contracts.flow f on f.contract_id = v.contract_id and f.version = v.no
  where v.counts
)
select contract_id, 'seller' as side, seller_region as region, sum(contract_amount_fen)::bigint as contract_amount_fen, sum(technology_amount_fen)::bigint as technology_amount_fen,
       type, registered_on, demo
from present group by contract_id, seller_region, type, registered_on, demo
union all
select contract_id, 'buyer', buyer_region, sum(contract_amount_fen)::bigint, sum(technology_amount_fen)::bigint, type, registered_on, demo
from present group by contract_id, buyer_region, type, registered_on, demo;

-- What somebody asks to change after registration; its state follows the case.
create table contracts.change (
  id uuid primary key,
  case_id uuid not null,
  contract_id uuid not null references contracts.contract (id),
  kind text not null check (kind in ('AMENDMENT', 'SUPPLEMENT', 'CANCELLATION', 'REVOCATION', 'OBJECTION')),
  status text not null,
  -- False once the case is over: only one change of a contract may be under way.
  open boolean not null,
  base_version integer not null,
  proposal jsonb not null,
  reason text not null,
  created_by uuid,
  created_at timestamptz not null
);
create unique index change_open on contracts.change (contract_id) where open;
create index change_contract on contracts.change (contract_id, created_at);

-- Royalties of a year that the registry accepted with their bank proof.
create table contracts.supplement (
  contract_id uuid not null references contracts.contract (id),
  year integer not null,
  royalty_fen bigint not null check (royalty_fen >= 0),
  received_on date not null,
  bank_reference text not null,
  change_id uuid not null references contracts.change (id),
  constraint supplement_once primary key (contract_id, year)
);

-- A set of answers to the type tests and what followed from them.
create table contracts.type_judgement (
  id uuid primary key,
  contract_id uuid not null references contracts.contract (id),
  account_id uuid not null,
  role text not null,
  answers jsonb not null,
  judgement jsonb not null,
  made_at timestamptz not null
);
create index type_judgement_contract on contracts.type_judgement (contract_id, made_at);

-- Why a step of the registration came out as it did: facts, version of the rules, answers.
create table contracts.decision (
  id uuid primary key,
  contract_id uuid not null references contracts.contract (id),
  action text not null,
  account_id uuid,
  judgement_id uuid references contracts.type_judgement (id),
  regulation_id text,
  facts jsonb not null,
  made_at timestamptz not null
);
create index decision_contract on contracts.decision (contract_id, made_at);

-- What only the seller knows of a contract's year, for the tax sheet.
create table contracts.tax_input (
  contract_id uuid not null references contracts.contract (id),
  organisation_id uuid not null,
  year integer not null,
  cost_fen bigint not null check (cost_fen >= 0),
  linked_service_fen bigint not null check (linked_service_fen >= 0),
  linked_together boolean not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (contract_id, organisation_id, year)
);
