-- A loan as the bank filed it before paying it out. What happens to it is written beside it; nothing is changed.
create table finance.loan (
  id uuid primary key,
  product text not null,
  bank_id uuid not null,
  bank_name text not null,
  firm_name text not null,
  firm_credit_code text not null,
  region text not null,
  contract_number text not null,
  amount_fen bigint not null check (amount_fen > 0),
  rate_bp integer not null check (rate_bp >= 0),
  lpr_bp integer not null check (lpr_bp > 0),
  approved_on date not null,
  due_on date not null check (due_on > approved_on),
  first_loan boolean not null,
  filed_at timestamptz not null,
  filed_by uuid not null,
  filed_by_name text not null,
  demo boolean not null default false,
  constraint loan_contract unique (bank_id, contract_number)
);
create index loan_firm on finance.loan (firm_credit_code, product);

create table finance.disbursement (
  loan_id uuid primary key references finance.loan (id),
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);

create table finance.repayment (
  id uuid primary key,
  loan_id uuid not null references finance.loan (id),
  principal_fen bigint not null check (principal_fen > 0),
  repaid_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint repayment_reference unique (loan_id, reference)
);
create index repayment_loan on finance.repayment (loan_id);

create table finance.claim (
  id uuid primary key,
  loan_id uuid not null references finance.loan (id),
  case_id uuid not null unique,
  -- Recovered since the default and not booked as repayment of principal.
  recovered_fen bigint not null check (recovered_fen >= 0),
  status text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  demo boolean not null default false
);
-- One claim at a time, and none after a compensation.
create unique index claim_live on finance.claim (loan_id) where status not in ('REFUSED', 'WITHDRAWN');

-- What the check found, fixed at that moment with the rule it came from.
create table finance.assessment (
  claim_id uuid primary key references finance.claim (id),
  product text not null,
  rules_version integer not null,
  principal_fen bigint not null,
  recovered_fen bigint not null,
  firm_balance_fen bigint not null,
  fund_share_ppm integer not null check (fund_share_ppm between 0 and 1000000),
  fund_fen bigint not null check (fund_fen >= 0),
  bank_fen bigint not null check (bank_fen >= 0),
  reservation text not null,
  assessed_at timestamptz not null
);

create table finance.compensation (
  claim_id uuid primary key references finance.claim (id),
  loan_id uuid not null unique references finance.loan (id),
  bank_id uuid not null,
  product text not null,
  fund_fen bigint not null check (fund_fen >= 0),
  fund_share_ppm integer not null,
  paid_on date not null,
  bank_reference text not null constraint compensation_reference unique,
  paid_at timestamptz not null,
  paid_by uuid
);

create table finance.recovery (
  id uuid primary key,
  loan_id uuid not null references finance.compensation (loan_id),
  gross_fen bigint not null check (gross_fen > 0),
  cost_fen bigint not null check (cost_fen >= 0 and cost_fen < gross_fen),
  fund_fen bigint not null check (fund_fen >= 0),
  bank_fen bigint not null check (bank_fen >= 0),
  recovered_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint recovery_reference unique (loan_id, reference),
  constraint recovery_adds_up check (fund_fen + bank_fen = gross_fen - cost_fen)
);

create table finance.contribution (
  id uuid primary key,
  product text not null,
  region text not null,
  amount_fen bigint not null check (amount_fen > 0),
  source text not null,
  reference text not null constraint contribution_reference unique,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null
);

-- Each time a bank was stopped from filing further loans of a product, or let again.
create table finance.stop (
  product text not null,
  bank_id uuid not null,
  no integer not null check (no > 0),
  stopped boolean not null,
  rate_ppm integer not null,
  at timestamptz not null,
  primary key (product, bank_id, no)
);

create function finance.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare t text;
begin
  foreach t in array array['loan', 'disbursement', 'repayment', 'assessment', 'compensation', 'recovery', 'contribution', 'stop'] loop
    execute format('create trigger %I before update or delete or truncate on finance.%I for each statement execute function finance.refuse_change()', t || '_append_only', t);
  end loop;
end $$;
