-- A result offered for sale by listing (挂牌) or stand-alone auction (拍卖). Its stages are a case; `status` follows it.
create table trading.sale (
  id uuid primary key,
  case_id uuid not null unique,
  kind text not null check (kind in ('LISTING', 'AUCTION')),
  property text not null check (property in ('RESULT', 'ENTERPRISE')),
  -- How two or more bidders compete.
  method text not null check (method in ('ASCENDING', 'SEALED')),
  result_id uuid not null,
  title text not null,
  abstract text not null,
  scope text not null,
  contract_type text not null,
  payment_mode text not null,
  seller_id uuid not null,
  seller_name text not null,
  region text not null,
  completers text[] not null,
  price_fen bigint not null check (price_fen > 0),
  appraisal_fen bigint check (appraisal_fen > 0),
  basis_note text not null,
  step_fen bigint not null check (step_fen > 0),
  deposit_fen bigint not null check (deposit_fen > 0),
  -- Hash of the secret reserve; null: said beforehand that there is none.
  reserve_hash text check (reserve_hash ~ '^[0-9a-f]{64}$'),
  -- Of an auction: who holds it, under which licence, and where the lot may be seen (Auction Act arts. 11, 48).
  auctioneer text,
  auctioneer_licence text,
  display_place text,
  display_from date,
  display_until date,
  status text not null,
  -- Last day on which bidders may register.
  until date,
  suspended_on date,
  winner_id uuid,
  sold_fen bigint check (sold_fen > 0),
  contract_id uuid unique,
  created_at timestamptz not null,
  created_by uuid not null,
  demo boolean not null default false,
  constraint auction_announced check (kind <> 'AUCTION' or (auctioneer is not null and auctioneer_licence is not null and display_place is not null and display_until >= display_from)),
  constraint sold_to_somebody check ((winner_id is null) = (sold_fen is null))
);
-- The same result is not offered twice at once.
create unique index sale_live on trading.sale (result_id) where status not in ('CLOSED', 'WITHDRAWN', 'DELIVERED', 'VOID');
create index sale_seller on trading.sale (seller_id);

create function trading.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'trading.% is append-only: % refused', tg_table_name, tg_op;
end $$;

-- Each time something is announced anew: first, after an extension, after a cut of the price, after a suspension.
create table trading.round (
  sale_id uuid not null references trading.sale (id),
  no integer not null check (no > 0),
  kind text not null check (kind in ('FIRST', 'EXTENSION', 'PRICE_CUT', 'RESUMPTION')),
  price_fen bigint not null check (price_fen > 0),
  from_day date not null,
  until date not null check (until >= from_day),
  at timestamptz not null,
  primary key (sale_id, no)
);
create trigger round_append_only before update or delete on trading.round for each row execute function trading.refuse_change();

create table trading.bidder (
  id uuid primary key,
  sale_id uuid not null references trading.sale (id),
  organisation_id uuid not null,
  organisation_name text not null,
  account_id uuid not null,
  account_name text not null,
  related boolean not null,
  relation text check (not related or length(relation) >= 4),
  bank_reference text not null,
  status text not null check (status in ('APPLIED', 'QUALIFIED', 'ADMITTED', 'REFUSED', 'RELEASED')),
  reason text,
  -- Extra approval of a related bidder.
  relation_approved_by uuid,
  alias text,
  -- Reservation of the deposit in the ledger.
  hold text,
  deposit_fen bigint not null check (deposit_fen > 0),
  deposit text not null default 'DUE' check (deposit in ('DUE', 'HELD', 'RETURNED', 'FORFEITED', 'PAID')),
  return_by date,
  registered_at timestamptz not null,
  constraint bidder_alias unique (sale_id, alias),
  constraint bidder_related_approved check (not related or status not in ('QUALIFIED', 'ADMITTED') or relation_approved_by is not null),
  constraint bidder_deposit check ((deposit = 'DUE') = (hold is null))
);
-- One active registration, and so one active deposit, a bidder.
create unique index bidder_once on trading.bidder (sale_id, organisation_id) where status not in ('REFUSED', 'RELEASED');
create unique index bidder_reference on trading.bidder (bank_reference) where status not in ('REFUSED');

-- One auction of a sale; a resale is the next. The standing moves under the lock of this row: whoever holds it decides.
create table trading.auction (
  id uuid primary key,
  sale_id uuid not null references trading.sale (id),
  no integer not null check (no > 0),
  terms jsonb not null,
  closes_at timestamptz not null,
  -- The last bid again, so that one look at the locked row decides.
  last_seq integer not null default 0,
  last_amount_fen bigint,
  last_alias text,
  last_at timestamptz,
  last_hash text,
  decided boolean not null default false,
  reserve_fen bigint check (reserve_fen > 0),
  reserve_nonce text,
  created_at timestamptz not null,
  constraint auction_no unique (sale_id, no),
  constraint reserve_opened check ((reserve_fen is null) = (reserve_nonce is null))
);

create table trading.bid (
  auction_id uuid not null references trading.auction (id),
  seq integer not null check (seq > 0),
  alias text not null,
  amount_fen bigint not null check (amount_fen > 0),
  at timestamptz not null,
  closes_at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  bidder_id uuid not null references trading.bidder (id),
  account_id uuid not null,
  -- Names the bid of a bidder for ever: sent twice, it is one bid.
  key text not null,
  primary key (auction_id, seq),
  constraint bid_key unique (auction_id, bidder_id, key)
);
create trigger bid_append_only before update or delete on trading.bid for each row execute function trading.refuse_change();

-- Second lock: the database itself accepts nothing that does not follow the bid before it.
create function trading.bid_follows() returns trigger language plpgsql as $$
declare before trading.bid;
begin
  if new.seq = 1 then return new; end if;
  select * into before from trading.bid where auction_id = new.auction_id and seq = new.seq - 1;
  if not found or new.amount_fen <= before.amount_fen or new.previous_hash <> before.hash or new.at < before.at or new.closes_at < before.closes_at then
    raise exception 'Bid % of auction % does not follow', new.seq, new.auction_id using errcode = 'check_violation', constraint = 'bid_follows', table = 'bid', schema = 'trading';
  end if;
  return new;
end $$;
create trigger bid_follows before insert on trading.bid for each row execute function trading.bid_follows();

create table trading.commitment (
  auction_id uuid not null references trading.auction (id),
  seq integer not null check (seq > 0),
  alias text not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  bidder_id uuid not null references trading.bidder (id),
  primary key (auction_id, seq),
  constraint commitment_once unique (auction_id, alias)
);
create trigger commitment_append_only before update or delete on trading.commitment for each row execute function trading.refuse_change();

create table trading.reveal (
  auction_id uuid not null references trading.auction (id),
  alias text not null,
  amount_fen bigint not null check (amount_fen > 0),
  nonce text not null,
  at timestamptz not null,
  primary key (auction_id, alias)
);
create trigger reveal_append_only before update or delete on trading.reveal for each row execute function trading.refuse_change();

create table trading.outcome (
  auction_id uuid primary key references trading.auction (id),
  content jsonb not null,
  decided_at timestamptz not null
);
create trigger outcome_append_only before update or delete on trading.outcome for each row execute function trading.refuse_change();

-- A winner who refuses: the deposit is forfeited, and what a resale brings less he owes (Auction Act art. 39).
create table trading.default_of_winner (
  sale_id uuid not null references trading.sale (id),
  bidder_id uuid primary key references trading.bidder (id),
  price_fen bigint not null check (price_fen > 0),
  forfeited_fen bigint not null check (forfeited_fen >= 0),
  reason text not null,
  at timestamptz not null,
  resale_fen bigint check (resale_fen > 0),
  gap_fen bigint check (gap_fen >= 0),
  constraint gap_of_resale check ((resale_fen is null) = (gap_fen is null))
);
