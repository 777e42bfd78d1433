-- Innovation vouchers. Status columns follow the cases of procedures voucher-quota, voucher-order and voucher-breach in
-- the transaction of the action; the cases are the truth. Money lies in the ledger (book `vouchers`); here are quotas,
-- which are rights and no money, and what an order needs to be computed again.

-- What is known of a claimant. One row is also the lock under which its annual ceiling is counted.
create table vouchers.claimant (
  organisation_id uuid primary key,
  name text not null,
  -- Credit code, or the id where there is none: the key under which relation facts speak of it.
  key text not null,
  kind text not null check (kind in ('ENTERPRISE', 'TEAM')),
  region text,
  sme_number text,
  sme_valid_until date,
  team_members integer check (team_members > 0),
  team_incubator text,
  -- null: not checked yet.
  dishonest boolean,
  banned_until date,
  updated_at timestamptz not null
);

create table vouchers.quota (
  id uuid primary key,
  case_id uuid not null,
  number text not null,
  claimant_id uuid not null references vouchers.claimant (organisation_id),
  region text not null,
  year integer not null,
  rule_id text not null,
  status text not null check (status in ('APPLIED', 'GRANTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'FROZEN', 'REVOKED')),
  requested_fen bigint not null check (requested_fen > 0),
  granted_fen bigint not null default 0,
  used_fen bigint not null default 0,
  reserved_fen bigint not null default 0,
  expired_fen bigint not null default 0,
  revoked_fen bigint not null default 0,
  -- granted = used + reserved + free + expired + revoked, by construction; that no part is negative is checked.
  free_fen bigint not null generated always as (granted_fen - used_fen - reserved_fen - expired_fen - revoked_fen) stored,
  granted_on date,
  valid_until date,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint quota_adds_up check (used_fen >= 0 and reserved_fen >= 0 and expired_fen >= 0 and revoked_fen >= 0
    and granted_fen - used_fen - reserved_fen - expired_fen - revoked_fen >= 0)
);
-- One application at a time.
create unique index quota_pending on vouchers.quota (claimant_id) where status = 'APPLIED';
create index quota_of_claimant on vouchers.quota (claimant_id, valid_until);

create table vouchers.provider (
  organisation_id uuid primary key,
  name text not null,
  key text not null,
  region text not null,
  status text not null check (status in ('APPLIED', 'ACCEPTED', 'REFUSED', 'SUSPENDED')),
  status_reason text,
  introduction text not null,
  qualification text not null,
  accepted_on date,
  demo boolean not null default false,
  updated_at timestamptz not null
);

create table vouchers.item (
  id uuid primary key,
  provider_id uuid not null references vouchers.provider (organisation_id),
  service_class text not null,
  name text not null,
  description text not null,
  unit text not null,
  price_fen bigint not null check (price_fen > 0),
  qualification text not null,
  active boolean not null,
  updated_at timestamptz not null
);
create index item_of_provider on vouchers.item (provider_id);

create sequence vouchers.queue_number;

create table vouchers.voucher_order (
  id uuid primary key,
  case_id uuid not null,
  number text not null,
  status text not null,
  form text not null check (form in ('PROVIDER', 'USER')),
  claimant_id uuid not null references vouchers.claimant (organisation_id),
  claimant_name text not null,
  -- Home at placement decides, wherever the claimant moves later.
  home_region text not null,
  provider_id uuid not null references vouchers.provider (organisation_id),
  provider_name text not null,
  host_region text not null,
  item_id uuid not null references vouchers.item (id),
  item_name text not null,
  service_class text not null,
  quantity numeric not null check (quantity > 0),
  unit text not null,
  amount_fen bigint not null check (amount_fen > 0),
  description text not null,
  rule_id text not null,
  quota_id uuid references vouchers.quota (id),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  reserved_on date,
  -- The ledger's reservation on the budget of `budget_year`; null with reserved_fen > 0: waits in the queue for budget.
  reservation text,
  reservation_no integer not null default 0,
  -- Place in the queue for budget, taken under the budget's lock.
  queue_no bigint,
  budget_year integer,
  contract_number text,
  contract_date date,
  contract_end date,
  contract_amount_fen bigint check (contract_amount_fen > 0),
  accepted_percent integer check (accepted_percent between 1 and 100),
  rating integer check (rating between 1 and 5),
  excluded_costs_fen bigint not null default 0 check (excluded_costs_fen >= 0),
  grant_fen bigint check (grant_fen >= 0),
  approved_at timestamptz,
  approved_year integer,
  paid_fen bigint not null default 0,
  paid_at timestamptz,
  -- The ledger's transfer that paid.
  transfer text,
  payment_reference text,
  batch_id uuid,
  payer text check (payer in ('HOME', 'HOST')),
  clawed_back_fen bigint not null default 0,
  demo boolean not null default false,
  created_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint order_money_order check (
    reserved_fen >= 0 and paid_fen >= 0 and clawed_back_fen >= 0 and clawed_back_fen <= paid_fen and (grant_fen is null or paid_fen <= grant_fen)),
  constraint order_contract_after_reservation check (contract_date is null or reserved_on is null or contract_date >= reserved_on)
);
create unique index order_case on vouchers.voucher_order (case_id);
create index order_claimant on vouchers.voucher_order (claimant_id, created_at desc);
create index order_provider on vouchers.voucher_order (provider_id, created_at desc);
create index order_home on vouchers.voucher_order (home_region, status);
create index order_item on vouchers.voucher_order (item_id);
create index order_paid on vouchers.voucher_order (paid_at) where paid_at is not null;
create index order_queue on vouchers.voucher_order (home_region) where reserved_fen > 0 and reservation is null;

-- An invoice serves once in the whole federation of cities. A cancelled order lets go of its invoice, a refused or paid
-- one keeps it for ever.
create table vouchers.invoice (
  order_id uuid primary key references vouchers.voucher_order (id),
  number text not null,
  seller_tax_number text not null,
  issued_on date not null,
  content text not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_amount_fen bigint not null check (paid_amount_fen > 0),
  bank_reference text not null,
  released_at timestamptz,
  at timestamptz not null
);
create unique index invoice_once on vouchers.invoice (number, seller_tax_number) where released_at is null;

-- Claims that were refused because their invoice had served before: shown to whoever checks.
create table vouchers.refused_invoice (
  id uuid primary key,
  order_id uuid not null references vouchers.voucher_order (id),
  earlier_order_id uuid not null references vouchers.voucher_order (id),
  number text not null,
  seller_tax_number text not null,
  by_name text not null,
  at timestamptz not null
);
create index refused_invoice_order on vouchers.refused_invoice (order_id);

create table vouchers.evidence (
  id uuid primary key,
  order_id uuid not null references vouchers.voucher_order (id),
  kind text not null check (kind in ('CONTRACT', 'RESULT', 'INVOICE', 'RECEIPT', 'OTHER')),
  file_name text not null,
  size integer not null,
  sha256 text not null,
  bytes bytea not null,
  uploaded_by uuid,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null
);
create index evidence_order on vouchers.evidence (order_id);

-- Ownership and other links between bodies, with their source; never changed, ended by `valid_to`.
create table vouchers.relation_fact (
  id uuid primary key,
  kind text not null check (kind in ('SHARE', 'LEGAL_REPRESENTATIVE', 'OFFICER', 'CONTROLLER', 'ADDRESS', 'PHONE', 'SUBORDINATE')),
  subject text not null,
  object text not null,
  percent numeric check (percent > 0 and percent <= 100),
  valid_from date,
  valid_to date,
  source text not null,
  at timestamptz not null,
  constraint relation_percent check ((kind = 'SHARE') = (percent is not null))
);
create index relation_subject on vouchers.relation_fact (subject);

create table vouchers.breach (
  id uuid primary key,
  case_id uuid not null,
  number text not null,
  claimant_id uuid not null references vouchers.claimant (organisation_id),
  region text not null,
  order_id uuid references vouchers.voucher_order (id),
  status text not null,
  allegation text not null,
  ban_until date,
  recover_fen bigint not null default 0,
  opened_on date not null,
  demo boolean not null default false
);
create unique index breach_open on vouchers.breach (claimant_id) where status in ('FROZEN', 'REPORTED');

-- What must be paid back, and what came back.
create table vouchers.recovery (
  order_id uuid primary key references vouchers.voucher_order (id),
  breach_id uuid references vouchers.breach (id),
  amount_fen bigint not null check (amount_fen > 0),
  recovered_fen bigint not null default 0,
  decided_on date not null,
  constraint recovery_not_too_much check (recovered_fen >= 0 and recovered_fen <= amount_fen)
);
create table vouchers.recovery_receipt (
  id uuid primary key,
  order_id uuid not null references vouchers.recovery (order_id),
  amount_fen bigint not null check (amount_fen > 0),
  bank_reference text not null,
  at timestamptz not null,
  constraint recovery_receipt_once unique (order_id, bank_reference)
);

-- Budgets given to a city for a year; the money itself is in the ledger. A budget document counts once.
create table vouchers.budget_grant (
  id uuid primary key,
  region text not null,
  year integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  document_number text not null,
  by_name text not null,
  at timestamptz not null,
  constraint budget_document_once unique (region, year, document_number)
);

create table vouchers.payment_batch (
  id uuid primary key,
  region text not null,
  payment_reference text not null,
  orders integer not null,
  total_fen bigint not null,
  by_name text not null,
  at timestamptz not null
);

-- Published for reports, clearing and indicators: one row a paid order.
create view vouchers.pub_payment as
select o.id as order_id, o.number, o.home_region, o.host_region, o.form, o.payer, o.service_class, o.contract_amount_fen, o.paid_fen, o.clawed_back_fen, o.paid_at, o.demo
from vouchers.voucher_order o
where o.paid_at is not null;
