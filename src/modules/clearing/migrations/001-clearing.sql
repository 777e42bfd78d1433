-- What one city owes another for an order whose provider the other has paid first (先行垫付). Never changed: what becomes of
-- it is written beside it.
create table clearing.obligation (
  id uuid primary key,
  -- Which module it comes from, and the number there: the same redemption cannot be owed twice.
  source text not null,
  ref text not null,
  debtor text not null,
  creditor text not null,
  amount_fen bigint not null,
  memo_zh text not null,
  memo_en text not null,
  recorded_at timestamptz not null,
  demo boolean not null default false,
  constraint obligation_once unique (source, ref),
  constraint obligation_parties check (debtor <> creditor),
  constraint obligation_amount check (amount_fen > 0)
);
create index obligation_recorded on clearing.obligation (recorded_at);

-- A window is a stretch of the calendar given by the pack; it has a row from its closing on.
create table clearing.closing (
  window_id text primary key,
  closes_on date not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  closed_by_name text not null,
  -- Why before the end of the window; empty when it had ended.
  early_reason text
);

-- What a closed window holds. An obligation is netted once; one under dispute waits for the next window.
create table clearing.window_item (
  window_id text not null references clearing.closing (window_id),
  obligation_id uuid not null references clearing.obligation (id),
  primary key (window_id, obligation_id)
);
create index window_item_obligation on clearing.window_item (obligation_id);

create table clearing.dispute (
  id uuid primary key,
  obligation_id uuid not null references clearing.obligation (id),
  window_id text not null references clearing.closing (window_id),
  party text not null,
  reason text not null,
  raised_at timestamptz not null,
  raised_by uuid not null,
  raised_by_name text not null,
  -- A second look at the same line belongs to another window.
  constraint dispute_once unique (obligation_id, window_id)
);

create table clearing.dispute_decision (
  dispute_id uuid primary key references clearing.dispute (id),
  -- Upheld: the obligation is void. Dismissed: it is netted.
  upheld boolean not null,
  reason text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null
);

-- Each side of a statement says that its own books agree.
create table clearing.confirmation (
  window_id text not null references clearing.closing (window_id),
  party text not null,
  counterparty text not null,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  confirmed_by_name text not null,
  primary key (window_id, party, counterparty)
);

create table clearing.netting (
  window_id text primary key references clearing.closing (window_id),
  -- The result as computed, so that it can be shown unchanged and computed anew beside it.
  result jsonb not null,
  digest text not null,
  settle_by date not null,
  netted_at timestamptz not null,
  netted_by uuid not null,
  netted_by_name text not null
);

create table clearing.netted (
  obligation_id uuid primary key references clearing.obligation (id),
  window_id text not null references clearing.netting (window_id)
);

create table clearing.settlement (
  id uuid primary key,
  window_id text not null references clearing.netting (window_id),
  debtor text not null,
  creditor text not null,
  amount_fen bigint not null check (amount_fen > 0),
  bank_reference text not null,
  paid_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  -- One payment settles one line of the payment list; one bank receipt proves one payment.
  constraint settlement_once unique (window_id, debtor, creditor),
  constraint settlement_bank_reference unique (bank_reference)
);

create table clearing.receipt (
  settlement_id uuid primary key references clearing.settlement (id),
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  confirmed_by_name text not null
);

create function clearing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare t text;
begin
  foreach t in array array['obligation', 'closing', 'window_item', 'dispute', 'dispute_decision', 'confirmation', 'netting', 'netted', 'settlement', 'receipt'] loop
    execute format('create trigger %I before update or delete or truncate on clearing.%I for each statement execute function clearing.refuse_change()', t || '_append_only', t);
  end loop;
end $$;

-- Whoever closed the window does not compute what follows from it, and nobody confirms the receipt of a payment he recorded.
create function clearing.netted_by_other() returns trigger language plpgsql as $$
begin
  if exists (select from clearing.closing c where c.window_id = new.window_id and c.closed_by = new.netted_by) then
    raise exception 'netted by whoever closed' using errcode = 'check_violation', constraint = 'netting_other_person', table = 'netting', schema = 'clearing';
  end if;
  return new;
end $$;
create function clearing.confirmed_by_other() returns trigger language plpgsql as $$
begin
  if exists (select from clearing.settlement s where s.id = new.settlement_id and s.recorded_by = new.confirmed_by) then
    raise exception 'confirmed by whoever recorded' using errcode = 'check_violation', constraint = 'receipt_other_person', table = 'receipt', schema = 'clearing';
  end if;
  return new;
end $$;
create trigger netting_other_person before insert on clearing.netting for each row execute function clearing.netted_by_other();
create trigger receipt_other_person before insert on clearing.receipt for each row execute function clearing.confirmed_by_other();

-- The line of credit of each city, as it was set from version to version of the rules.
create table clearing.line (
  region text not null,
  version integer not null check (version > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  rules_version integer not null,
  set_at timestamptz not null,
  primary key (region, version)
);
create trigger line_append_only before update or delete or truncate on clearing.line for each statement execute function clearing.refuse_change();
