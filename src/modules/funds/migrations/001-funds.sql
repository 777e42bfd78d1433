-- A special fund (专项资金) of one budget year. Its purposes are its earmarks: the ledger lets money go nowhere else.
create table funds.fund (
  id uuid primary key,
  code text not null constraint fund_code unique check (code ~ '^[a-z][a-z0-9-]*$'),
  name_zh text not null,
  name_en text not null,
  year integer not null check (year between 2000 and 2200),
  -- The clause it rests on, e.g. `002 六/（二）`.
  clause text not null,
  purposes text[] not null check (cardinality(purposes) > 0),
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  demo boolean not null default false
);

-- A major programme (大专项): one purpose, one total, borne by parties whose shares come to the whole (共同出资、配套).
create table funds.programme (
  id uuid primary key,
  fund_id uuid not null references funds.fund (id),
  code text not null check (code ~ '^[a-z][a-z0-9-]*$'),
  name_zh text not null,
  name_en text not null,
  purpose text not null,
  total_fen bigint not null check (total_fen > 0),
  created_at timestamptz not null,
  created_by uuid not null,
  constraint programme_code unique (fund_id, code)
);

create table funds.share (
  programme_id uuid not null references funds.programme (id),
  -- `fund`: the fund itself; otherwise a region code or the name of whoever bears it.
  party text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null check (kind in ('fund', 'province', 'city', 'private')),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (programme_id, party)
);

create function funds.shares_whole() returns trigger language plpgsql as $$
declare whole bigint; shares bigint;
begin
  select total_fen into whole from funds.programme where id = coalesce(new.programme_id, old.programme_id);
  select coalesce(sum(amount_fen), 0) into shares from funds.share where programme_id = coalesce(new.programme_id, old.programme_id);
  if whole <> shares then
    raise exception 'Shares of % come to %, the whole is %', new.programme_id, shares, whole using errcode = 'check_violation', constraint = 'shares_whole', table = 'share', schema = 'funds';
  end if;
  return null;
end $$;
create constraint trigger shares_whole after insert or update or delete on funds.share deferrable initially deferred for each row execute function funds.shares_whole();

-- One line of the task list (任务清单): what the money is to bring about, and the key task of the plan it serves.
create table funds.task (
  id uuid primary key,
  programme_id uuid not null references funds.programme (id),
  no integer not null check (no > 0),
  title text not null,
  -- Id of the task in the plan; null for a task list's own work.
  plan_task text,
  kind text not null check (kind in ('project', 'award')),
  planned_fen bigint not null check (planned_fen > 0),
  indicator text,
  target numeric,
  unit text,
  constraint task_no unique (programme_id, no)
);
create index task_plan on funds.task (plan_task);
create table funds.task_closing (
  task_id uuid primary key references funds.task (id),
  reason text not null,
  achieved numeric,
  closed_at timestamptz not null,
  closed_by uuid not null,
  closed_by_name text not null
);

-- A budget as proposed; approved or refused by somebody else, citing a resolution. Money moves with the approval.
create table funds.budget (
  id uuid primary key,
  fund_id uuid not null references funds.fund (id),
  no integer not null check (no > 0),
  amount_fen bigint not null check (amount_fen > 0),
  note text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  constraint budget_no unique (fund_id, no)
);
create table funds.budget_line (
  budget_id uuid not null references funds.budget (id),
  programme_id uuid not null references funds.programme (id),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (budget_id, programme_id)
);
create table funds.budget_decision (
  budget_id uuid primary key references funds.budget (id),
  approved boolean not null,
  resolution text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null
);
create function funds.other_decides() returns trigger language plpgsql as $$
begin
  if exists (select 1 from funds.budget where id = new.budget_id and proposed_by = new.decided_by) then
    raise exception 'Whoever proposes does not approve' using errcode = 'check_violation', constraint = 'other_decides', table = 'budget_decision', schema = 'funds';
  end if;
  return new;
end $$;
create trigger other_decides before insert on funds.budget_decision for each row execute function funds.other_decides();

-- A task's money in a city.
create table funds.allocation (
  id uuid primary key,
  task_id uuid not null references funds.task (id),
  region text not null,
  amount_fen bigint not null check (amount_fen > 0),
  document text not null,
  reference text not null constraint allocation_reference unique,
  allocated_at timestamptz not null,
  allocated_by uuid not null,
  allocated_by_name text not null
);
-- Matching money that has come in.
create table funds.contribution (
  id uuid primary key,
  programme_id uuid not null,
  party text not null,
  amount_fen bigint not null check (amount_fen > 0),
  reference text not null constraint contribution_reference unique,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  foreign key (programme_id, party) references funds.share (programme_id, party)
);

create table funds.batch (
  id uuid primary key,
  number text not null constraint batch_number unique,
  fund_id uuid not null references funds.fund (id),
  region text not null,
  title text not null,
  case_id uuid not null unique,
  status text not null,
  -- How often it was reserved; names the next reservation of its lines.
  round integer not null default 0,
  prepared_at timestamptz not null,
  prepared_by uuid,
  prepared_by_name text not null,
  demo boolean not null default false
);
create table funds.batch_step (
  batch_id uuid not null references funds.batch (id),
  no integer not null check (no > 0),
  action text not null,
  by_name text not null,
  by_id uuid,
  at timestamptz not null,
  primary key (batch_id, no)
);

-- A payment asked for. Without a batch it waits to be taken into one (awards that rules decide).
create table funds.line (
  id uuid primary key,
  batch_id uuid references funds.batch (id),
  no integer,
  fund_id uuid not null references funds.fund (id),
  task_id uuid not null references funds.task (id),
  region text not null,
  payee_name text not null,
  payee_code text not null check (length(payee_code) = 18),
  payee_kind text not null check (payee_kind in ('firm', 'university', 'institute', 'agency', 'other')),
  amount_fen bigint not null check (amount_fen > 0),
  ground_kind text not null check (ground_kind in ('task', 'award')),
  ground_id text not null,
  clause text not null,
  rule text,
  rule_version text,
  cost_line text not null,
  document text not null,
  evidence text not null,
  -- Names the payment for ever: repeating it is harmless.
  reference text not null constraint line_reference unique,
  content text not null,
  entered_at timestamptz not null,
  entered_by uuid,
  constraint line_no unique (batch_id, no),
  check ((batch_id is null) = (no is null)),
  check (ground_kind = 'task' or (rule is not null and rule_version is not null))
);
create index line_batch on funds.line (batch_id);
create index line_waiting on funds.line (fund_id, region) where batch_id is null;
create table funds.line_refusal (
  line_id uuid primary key references funds.line (id),
  reason text not null,
  refused_at timestamptz not null,
  refused_by uuid not null,
  refused_by_name text not null
);
create table funds.line_hold (
  line_id uuid not null references funds.line (id),
  round integer not null,
  reservation text not null unique,
  primary key (line_id, round)
);
create table funds.payment (
  line_id uuid primary key references funds.line (id),
  batch_id uuid not null references funds.batch (id),
  payment_order text not null,
  paid_on date not null,
  paid_at timestamptz not null,
  paid_by uuid,
  paid_by_name text not null
);
create table funds.payment_order (
  number text primary key,
  batch_id uuid not null unique references funds.batch (id)
);
alter table funds.payment_order rename constraint payment_order_pkey to payment_order_used;

-- What was given back, and why.
create table funds.return (
  id uuid primary key,
  task_id uuid not null references funds.task (id),
  region text not null,
  amount_fen bigint not null check (amount_fen > 0),
  kind text not null check (kind in ('returned', 'carried')),
  reason text not null,
  returned_at timestamptz not null,
  returned_by uuid not null,
  returned_by_name text not null
);

-- Every movement of the book by the number of its transfer: what joins money and decision in both directions.
create table funds.posting (
  transfer text primary key,
  kind text not null check (kind in ('appropriation', 'budget', 'contribution', 'allocation', 'payment', 'return')),
  fund_id uuid not null references funds.fund (id),
  programme_id uuid references funds.programme (id),
  task_id uuid references funds.task (id),
  region text,
  -- Record that made it: budget, contribution, allocation, line or return.
  record_id uuid not null,
  party text,
  amount_fen bigint not null check (amount_fen > 0),
  subject_kind text not null,
  subject_id text not null,
  at timestamptz not null
);
create index posting_fund on funds.posting (fund_id, kind);
create index posting_task on funds.posting (task_id);
create index posting_record on funds.posting (record_id);

-- One register over all modules: who was supported for which cost, by which document (不重复支持、就高).
create table funds.support_slot (
  id uuid primary key,
  beneficiary text not null check (length(beneficiary) = 18),
  -- `document:…` or `cost:…`: what may be supported once.
  subject text not null,
  rule text not null check (rule in ('once', 'highest')),
  constraint support_slot_subject unique (beneficiary, subject)
);
create table funds.support (
  id uuid primary key,
  beneficiary text not null,
  cost_line text not null,
  document text not null,
  -- What the source grants on its own rules, and what remains to be paid after what was paid before.
  claimed_fen bigint not null check (claimed_fen > 0),
  payable_fen bigint not null check (payable_fen > 0 and payable_fen <= claimed_fen),
  source text not null,
  reference text not null,
  registered_at timestamptz not null,
  registered_by uuid,
  constraint support_reference unique (source, reference)
);
create table funds.support_taken (
  support_id uuid not null references funds.support (id),
  slot_id uuid not null references funds.support_slot (id),
  rule text not null,
  ended_at timestamptz,
  primary key (support_id, slot_id)
);
create index support_taken_slot on funds.support_taken (slot_id);
-- Where one support is all there may be, a second cannot be written.
create unique index support_once on funds.support_taken (slot_id) where rule = 'once' and ended_at is null;

create function funds.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare t text;
begin
  foreach t in array array['fund', 'programme', 'share', 'task', 'task_closing', 'budget', 'budget_line', 'budget_decision', 'allocation', 'contribution', 'batch_step', 'line_refusal', 'line_hold',
    'payment', 'payment_order', 'return', 'posting', 'support_slot', 'support'] loop
    execute format('create trigger %I before update or delete or truncate on funds.%I for each statement execute function funds.refuse_change()', t || '_append_only', t);
  end loop;
end $$;
