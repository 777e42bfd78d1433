-- Closed lists as types, not as CHECKs: every CHECK of a table is read again for every row that is written.
create type ledger.entry_kind as enum ('open', 'ceiling', 'post', 'reserve', 'commit', 'release', 'expire', 'reverse');
create type ledger.phase as enum ('posted', 'held', 'released');

-- An account: whose money, of which fund, for what, where, in which year. Declared once and never changed; the opening is
-- an entry of its own, whose `body` covers this row.
create table ledger.account (
  id uuid primary key,
  book text not null check (book ~ '^[a-z][a-z0-9-]*$'),
  owner text not null check (owner <> ''),
  fund text not null check (fund <> ''),
  purpose text not null check (purpose <> ''),
  region text not null check (region <> ''),
  year smallint,
  kind text not null check (kind <> ''),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  overdraft boolean not null,
  -- Purposes to which money may go from here; null: any.
  earmark text[],
  ceilinged boolean not null,
  opened_at timestamptz not null,
  constraint account_coordinates unique nulls not distinct (book, owner, fund, purpose, region, year, kind)
);
create index account_owner on ledger.account (owner);
create index account_region on ledger.account (region);

-- What the entries add up to, kept beside them so that limits can be checked under a row lock. `lowest` repeats the
-- account's rule: a CHECK sees one row only. Half-filled pages keep the many updates off the index.
create table ledger.balance (
  account_id uuid primary key references ledger.account,
  lowest bigint,
  posted_in bigint not null default 0,
  posted_out bigint not null default 0,
  held_in bigint not null default 0,
  held_out bigint not null default 0,
  constraint balance_no_overdraft check (lowest is null or posted_in - posted_out - held_out >= lowest)
) with (fillfactor = 50);

-- Most that may leave an account in a year. `used` and `held` are sums over transfers, kept for the lock.
create table ledger.ceiling (
  account_id uuid not null references ledger.account,
  year smallint not null,
  amount bigint not null check (amount >= 0),
  used bigint not null default 0,
  held bigint not null default 0,
  primary key (account_id, year),
  constraint ceiling_kept check (used + held <= amount)
) with (fillfactor = 50);

-- Everything that was done, once for each key. `body` is the hash of what was asked, `hash` covers the entry with its
-- transfers. Numbers have gaps where a transaction was given up; places in the chain have none.
create sequence ledger.entry_number;
create table ledger.entry (
  id bigint primary key,
  key text not null constraint entry_key unique,
  body bytea not null,
  kind ledger.entry_kind not null,
  at timestamptz not null,
  effective_at timestamptz not null,
  subject_kind text not null,
  subject_id text not null,
  memo_zh text not null,
  memo_en text not null,
  clause text,
  actor_account text,
  actor_organisation text,
  actor_role text,
  -- The reservation it made (its own number), used or ended.
  reservation bigint,
  expires_at timestamptz,
  hash bytea not null
);
create index entry_subject on ledger.entry (subject_kind, subject_id, id);
create index entry_reservation on ledger.entry (reservation, id) where reservation is not null;

-- Money that moved (posted), was set aside (held) or given back (released). A posted transfer with a reservation ends as
-- much of the hold. No foreign keys: the function has just locked the balances and written the entry, and a key-share
-- lock on each of them for every posting would be written to disk. The verifier looks for strays.
create table ledger.transfer (
  entry_id bigint not null,
  n smallint not null,
  phase ledger.phase not null,
  from_account uuid not null,
  to_account uuid not null,
  amount bigint not null,
  effective_at timestamptz not null,
  reservation bigint,
  -- Year of the ceiling it counts against; null where the account that pays has none.
  ceiling_year smallint,
  reverses_entry bigint,
  reverses_n smallint,
  primary key (entry_id, n),
  constraint transfer_amount_positive check (amount > 0),
  constraint transfer_two_accounts check (from_account <> to_account)
);
create index transfer_from on ledger.transfer (from_account, effective_at);
create index transfer_to on ledger.transfer (to_account, effective_at);
create unique index transfer_reversed_once on ledger.transfer (reverses_entry, reverses_n) where reverses_entry is not null;

-- What became of a reservation so far; its number is that of the entry that made it.
create table ledger.reservation (
  id bigint primary key,
  from_account uuid not null,
  to_account uuid not null,
  amount bigint not null check (amount > 0),
  ceiling_year smallint,
  expires_at timestamptz not null,
  committed bigint not null default 0,
  held bigint not null,
  state text not null check (state in ('open', 'committed', 'released', 'expired')),
  constraint reservation_adds_up check (committed >= 0 and held >= 0 and committed + held <= amount and (state = 'open') = (held > 0))
) with (fillfactor = 70);
create index reservation_due on ledger.reservation (expires_at) where state = 'open';
create index reservation_open on ledger.reservation (from_account) where state = 'open';

-- Entries that wait for the sealer: a queue, the only table here from which rows go. The transaction id decides when an
-- entry may be sealed, so no caller chooses it.
create table ledger.unsealed (
  xid xid8 not null,
  entry_id bigint not null,
  primary key (xid, entry_id)
);

-- The chain over committed entries: hash = sha256(hash before || hash of the entry), as bytes.
create table ledger.chain (
  seq bigint primary key check (seq > 0),
  entry_id bigint not null constraint chain_entry unique,
  entry_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);
create table ledger.head (
  singleton boolean primary key default true check (singleton),
  seq bigint not null,
  hash bytea not null
);
insert into ledger.head (seq, hash) values (0, '');

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'raise_exception', hint = 'Correct it by a reversal';
end $$;
create trigger account_append_only before update or delete on ledger.account for each row execute function ledger.refuse_change();
create trigger account_no_truncate before truncate on ledger.account for each statement execute function ledger.refuse_change();
create trigger entry_append_only before update or delete on ledger.entry for each row execute function ledger.refuse_change();
create trigger entry_no_truncate before truncate on ledger.entry for each statement execute function ledger.refuse_change();
create trigger transfer_append_only before update or delete on ledger.transfer for each row execute function ledger.refuse_change();
create trigger transfer_no_truncate before truncate on ledger.transfer for each statement execute function ledger.refuse_change();
create trigger chain_append_only before update or delete on ledger.chain for each row execute function ledger.refuse_change();
create trigger chain_no_truncate before truncate on ledger.chain for each statement execute function ledger.refuse_change();
create trigger balance_stays before delete on ledger.balance for each row execute function ledger.refuse_change();
create trigger reservation_stays before delete on ledger.reservation for each row execute function ledger.refuse_change();
create trigger ceiling_stays before delete on ledger.ceiling for each row execute function ledger.refuse_change();

-- A refusal in the form of a broken constraint: `inTransaction` finds the words by its name, the numbers are in `detail`.
create function ledger.refuse(p_constraint text, p_detail jsonb) returns void language plpgsql as $$
begin
  raise exception 'ledger: %', p_constraint
    using errcode = '23514', schema = 'ledger', table = 'entry', constraint = p_constraint, detail = p_detail::text;
end $$;

create function ledger.refuse_overdraft(p_account uuid, p_asked bigint) returns void language plpgsql as $$
begin
  perform ledger.refuse('balance_no_overdraft', (
    select jsonb_build_object('account', b.account_id, 'zh', a.name_zh, 'en', a.name_en,
      'available', b.posted_in - b.posted_out - b.held_out - b.lowest, 'asked', p_asked)
    from ledger.balance b join ledger.account a on a.id = b.account_id where b.account_id = p_account));
end $$;

create function ledger.apply_ceiling(p_account uuid, p_year smallint, p_used bigint, p_held bigint)
returns void language plpgsql as $$
begin
  update ledger.ceiling c set used = c.used + p_used, held = c.held + p_held
    where c.account_id = p_account and c.year = p_year
      and (p_used + p_held <= 0 or c.used + p_used + c.held + p_held <= c.amount);
  if found then return; end if;
  if exists (select from ledger.ceiling c where c.account_id = p_account and c.year = p_year) then
    perform ledger.refuse('ceiling_kept', (
      select jsonb_build_object('account', a.id, 'zh', a.name_zh, 'en', a.name_en, 'year', c.year, 'amount', c.amount,
        'available', c.amount - c.used - c.held, 'asked', p_used + p_held)
      from ledger.ceiling c join ledger.account a on a.id = c.account_id where c.account_id = p_account and c.year = p_year));
  end if;
  perform ledger.refuse('ceiling_missing', (
    select jsonb_build_object('account', a.id, 'zh', a.name_zh, 'en', a.name_en, 'year', p_year) from ledger.account a where a.id = p_account));
end $$;

-- The number of the entry that has this key already, after its content was compared.
create function ledger.find_replay(p_key text, p_body text) returns bigint language plpgsql as $$
declare
  v_id bigint;
  v_body bytea;
begin
  select e.id, e.body into v_id, v_body from ledger.entry e where e.key = p_key;
  if v_id is null then return null; end if;
  if v_body <> decode(p_body, 'hex') then
    perform ledger.refuse('entry_key', jsonb_build_object('key', p_key, 'entry', v_id));
  end if;
  return v_id;
end $$;

-- Why a transfer may not be; called when one of these things is known to be wrong, to say which.
create function ledger.refuse_transfer(p_n integer, p_from uuid, p_to uuid, p_amount bigint) returns void language plpgsql as $$
declare
  f ledger.account;
  t ledger.account;
begin
  if p_amount <= 0 then perform ledger.refuse('transfer_amount_positive', jsonb_build_object('n', p_n, 'amount', p_amount)); end if;
  if p_from = p_to then perform ledger.refuse('transfer_two_accounts', jsonb_build_object('n', p_n, 'account', p_from)); end if;
  select * into f from ledger.account where id = p_from;
  select * into t from ledger.account where id = p_to;
  if f.id is null or t.id is null then
    perform ledger.refuse('account_known', jsonb_build_object('n', p_n, 'account', case when f.id is null then p_from else p_to end));
  end if;
  if f.book <> t.book then perform ledger.refuse('transfer_one_book', jsonb_build_object('n', p_n, 'from', f.book, 'to', t.book)); end if;
  perform ledger.refuse('transfer_earmark', jsonb_build_object('n', p_n, 'account', f.id, 'zh', f.name_zh, 'en', f.name_en,
    'purpose', t.purpose, 'allowed', f.earmark, 'amount', p_amount));
end $$;

-- Changes the balances, in the order of the accounts' ids, so that no two of these calls wait for each other in a circle.
create function ledger.apply_transfers(p_phase ledger.phase[], p_from uuid[], p_to uuid[], p_amount bigint[], p_settles boolean)
returns void language plpgsql as $$
declare
  sums record;
begin
  for sums in
    select d.account, sum(d.got)::bigint as got, sum(d.gave)::bigint as gave, sum(d.held_in)::bigint as held_in, sum(d.held_out)::bigint as held_out
    from unnest(p_phase, p_from, p_to, p_amount) as l (phase, source, target, amount),
      lateral (values
        (l.source, 0, case l.phase when 'posted' then l.amount else 0 end, 0,
          case when l.phase = 'held' then l.amount when l.phase = 'released' or p_settles then -l.amount else 0 end),
        (l.target, case l.phase when 'posted' then l.amount else 0 end, 0,
          case when l.phase = 'held' then l.amount when l.phase = 'released' or p_settles then -l.amount else 0 end, 0)
      ) as d (account, got, gave, held_in, held_out)
    group by d.account
    order by d.account
  loop
    -- Unless what may be spent would fall below what is allowed.
    update ledger.balance b
      set posted_in = b.posted_in + sums.got, posted_out = b.posted_out + sums.gave,
          held_in = b.held_in + sums.held_in, held_out = b.held_out + sums.held_out
      where b.account_id = sums.account
        and (b.lowest is null or sums.got - sums.gave - sums.held_out >= 0
          or b.posted_in + sums.got - b.posted_out - sums.gave - b.held_out - sums.held_out >= b.lowest);
    if not found then perform ledger.refuse_overdraft(sums.account, sums.gave + sums.held_out - sums.got); end if;
  end loop;
end $$;

-- Ceilings of the paying accounts; taking a transfer back gives its share of the ceiling back.
create function ledger.apply_ceilings(p_phase ledger.phase[], p_from uuid[], p_to uuid[], p_amount bigint[], p_year smallint[],
  p_settles boolean, p_reverses boolean)
returns void language plpgsql as $$
declare
  sums record;
begin
  for sums in
    select case when p_reverses then l.target else l.source end as account, l.year,
      sum(case when p_reverses then -l.amount when l.phase = 'posted' then l.amount else 0 end)::bigint as used,
      sum(case when l.phase = 'held' then l.amount when l.phase = 'released' or p_settles then -l.amount else 0 end)::bigint as held
    from unnest(p_phase, p_from, p_to, p_amount, p_year) as l (phase, source, target, amount, year)
    where l.year is not null
    group by 1, 2
    order by 1, 2
  loop
    perform ledger.apply_ceiling(sums.account, sums.year, sums.used, sums.held);
  end loop;
end $$;

-- The one way in. Returns the number of the entry, below zero when the key had been used before.
-- s: what every act has: key, body, at, effectiveAt, subjectKind, subjectId, memoZh, memoEn, clause, account, organisation,
-- role (texts in JSON, because one parameter is parsed much faster than twenty). p_reservation: the reservation that is
-- settled or given back; p_expires: a new one is made.
create function ledger.record_entry(p_kind ledger.entry_kind, s jsonb, p_phase ledger.phase[], p_from uuid[], p_to uuid[], p_amount bigint[],
  p_reservation bigint default null, p_expires timestamptz default null, p_reverses_entry bigint[] default null, p_reverses_n smallint[] default null)
returns bigint language plpgsql as $$
declare
  v_id bigint := nextval('ledger.entry_number');
  v_at timestamptz := s->>'at';
  v_effective timestamptz := coalesce((s->>'effectiveAt')::timestamptz, v_at);
  v_reservation bigint := case when p_kind = 'reserve' then v_id else p_reservation end;
  v_count integer := coalesce(cardinality(p_from), 0);
  v_years smallint[] := array_fill(null::smallint, array[v_count]);
  v_limited boolean := false;
  v_fine boolean;
  v_source_limited boolean;
  v_target_limited boolean;
  v_year smallint;
begin
  for i in 1 .. v_count loop
    select p_amount[i] > 0 and f.id <> t.id and f.book = t.book
        and (f.earmark is null or p_reverses_entry is not null or t.purpose = any (f.earmark)),
      f.ceilinged, t.ceilinged, f.year
      into v_fine, v_source_limited, v_target_limited, v_year
      from ledger.account f, ledger.account t where f.id = p_from[i] and t.id = p_to[i];
    if v_fine is not true then perform ledger.refuse_transfer(i, p_from[i], p_to[i], p_amount[i]); end if;
    -- A commit, a release and a reversal count where the first act counted.
    if p_reverses_entry is null and v_source_limited then
      v_limited := true;
      v_years[i] := case
        when p_reservation is not null then (select r.ceiling_year from ledger.reservation r where r.id = p_reservation)
        else coalesce(v_year, extract(year from v_effective at time zone 'Asia/Shanghai')::smallint) end;
    elsif p_reverses_entry is not null and v_target_limited then
      v_limited := true;
      v_years[i] := (select t.ceiling_year from ledger.transfer t where t.entry_id = p_reverses_entry[i] and t.n = p_reverses_n[i]);
    end if;
  end loop;

  insert into ledger.entry (id, key, body, kind, at, effective_at, subject_kind, subject_id, memo_zh, memo_en, clause,
    actor_account, actor_organisation, actor_role, reservation, expires_at, hash)
  values (v_id, s->>'key', decode(s->>'body', 'hex'), p_kind, v_at, v_effective, s->>'subjectKind', s->>'subjectId', s->>'memoZh', s->>'memoEn',
    s->>'clause', s->>'account', s->>'organisation', s->>'role', v_reservation, p_expires,
    -- The text of a row is unambiguous, instants are taken as microseconds: no setting of a session changes it.
    sha256(convert_to(row(v_id, s->>'key', s->>'body', p_kind,
      (extract(epoch from v_at) * 1000000)::bigint, (extract(epoch from v_effective) * 1000000)::bigint,
      s->>'subjectKind', s->>'subjectId', s->>'memoZh', s->>'memoEn', s->>'clause', s->>'account', s->>'organisation', s->>'role',
      v_reservation, (extract(epoch from p_expires) * 1000000)::bigint,
      p_phase, p_from, p_to, p_amount, v_years, p_reverses_entry, p_reverses_n)::text, 'UTF8')))
  on conflict (key) do nothing;
  if not found then return -ledger.find_replay(s->>'key', s->>'body'); end if;
  insert into ledger.unsealed (xid, entry_id) values (pg_current_xact_id(), v_id);

  if v_count = 1 and p_kind = 'post' then
    -- What the general case does, for the commonest one without its sums. The account that pays is asked first when it
    -- has the lower id, and else second: the order of locks is that of the ids. They come last: the locks are held shorter.
    insert into ledger.transfer (entry_id, n, phase, from_account, to_account, amount, effective_at, ceiling_year)
    values (v_id, 1, 'posted', p_from[1], p_to[1], p_amount[1], v_effective, v_years[1]);
    if p_to[1] < p_from[1] then
      update ledger.balance b set posted_in = b.posted_in + p_amount[1] where b.account_id = p_to[1];
    end if;
    update ledger.balance b set posted_out = b.posted_out + p_amount[1]
      where b.account_id = p_from[1] and (b.lowest is null or b.posted_in - b.posted_out - b.held_out - p_amount[1] >= b.lowest);
    if not found then perform ledger.refuse_overdraft(p_from[1], p_amount[1]); end if;
    if p_to[1] > p_from[1] then
      update ledger.balance b set posted_in = b.posted_in + p_amount[1] where b.account_id = p_to[1];
    end if;
  elsif v_count > 0 then
    insert into ledger.transfer (entry_id, n, phase, from_account, to_account, amount, effective_at, reservation, ceiling_year, reverses_entry, reverses_n)
    select v_id, l.n, l.phase, l.source, l.target, l.amount, v_effective, v_reservation, l.year, l.reverses_entry, l.reverses_n
    from unnest(p_phase, p_from, p_to, p_amount, v_years, p_reverses_entry, p_reverses_n)
      with ordinality as l (phase, source, target, amount, year, reverses_entry, reverses_n, n);
    perform ledger.apply_transfers(p_phase, p_from, p_to, p_amount, p_kind = 'commit');
  end if;
  if v_limited then
    perform ledger.apply_ceilings(p_phase, p_from, p_to, p_amount, v_years, p_kind = 'commit', p_reverses_entry is not null);
  end if;
  if p_kind = 'reserve' then
    insert into ledger.reservation (id, from_account, to_account, amount, ceiling_year, expires_at, held, state)
    values (v_id, p_from[1], p_to[1], p_amount[1], v_years[1], p_expires, p_amount[1], 'open');
  end if;
  return v_id;
end $$;

-- Posts linked transfers, or reserves one when `expiresAt` is given. from, to, amount: array literals.
create function ledger.post(s jsonb) returns bigint language plpgsql as $$
declare
  v_from uuid[] := s->>'from';
begin
  if s ? 'expiresAt' then
    return ledger.record_entry('reserve', s, '{held}', v_from, (s->>'to')::uuid[], (s->>'amount')::bigint[], null, (s->>'expiresAt')::timestamptz);
  end if;
  return ledger.record_entry('post', s, array_fill('posted'::ledger.phase, array[cardinality(v_from)]), v_from, (s->>'to')::uuid[], (s->>'amount')::bigint[]);
end $$;

-- Commits, releases or lets run out what a reservation holds. `p_amount` moves, the rest is given back unless kept.
-- Subject, and words where none are given, are those of the entry that made the reservation.
create function ledger.settle_reservation(p_kind ledger.entry_kind, s jsonb, p_reservation bigint, p_amount bigint, p_keep boolean)
returns table (entry_id bigint, committed bigint, released bigint, held bigint, replayed boolean) language plpgsql as $$
declare
  r ledger.reservation;
  v_entry bigint := ledger.find_replay(s->>'key', s->>'body');
  v_back bigint;
  v_phase ledger.phase[] := '{}';
  v_amount bigint[] := '{}';
begin
  if v_entry is null then
    select * into r from ledger.reservation where id = p_reservation for update;
    if not found then perform ledger.refuse('reservation_known', jsonb_build_object('reservation', p_reservation)); end if;
    -- A rival with the same key may have finished while we waited for the row.
    v_entry := ledger.find_replay(s->>'key', s->>'body');
  end if;
  if v_entry is not null then
    return query select v_entry,
      coalesce(sum(t.amount) filter (where t.entry_id = v_entry and t.phase = 'posted'), 0)::bigint,
      coalesce(sum(t.amount) filter (where t.entry_id = v_entry and t.phase = 'released'), 0)::bigint,
      (sum(case when t.phase = 'held' then t.amount else -t.amount end))::bigint, true
    from ledger.entry e join ledger.transfer t on t.entry_id = e.id
    where e.reservation = p_reservation and e.id <= v_entry;
    return;
  end if;
  if r.state <> 'open' then
    perform ledger.refuse('reservation_open', jsonb_build_object('reservation', r.id, 'state', r.state));
  end if;
  if p_kind = 'commit' and (s->>'at')::timestamptz >= r.expires_at then
    perform ledger.refuse('reservation_in_time', jsonb_build_object('reservation', r.id, 'expiresAt', r.expires_at));
  end if;
  if p_kind = 'expire' and (s->>'at')::timestamptz < r.expires_at then
    perform ledger.refuse('reservation_run_out', jsonb_build_object('reservation', r.id, 'expiresAt', r.expires_at));
  end if;
  if p_kind = 'commit' and p_amount <= 0 then
    perform ledger.refuse('transfer_amount_positive', jsonb_build_object('n', 1, 'amount', p_amount));
  end if;
  if p_amount > r.held then
    perform ledger.refuse('reservation_adds_up', jsonb_build_object('reservation', r.id, 'available', r.held, 'asked', p_amount));
  end if;
  v_back := case when p_keep then 0 else r.held - p_amount end;
  if p_amount > 0 then
    v_phase := v_phase || 'posted'::ledger.phase;
    v_amount := v_amount || p_amount;
  end if;
  if v_back > 0 then
    v_phase := v_phase || 'released'::ledger.phase;
    v_amount := v_amount || v_back;
  end if;
  s := (select jsonb_build_object('subjectKind', e.subject_kind, 'subjectId', e.subject_id, 'memoZh', e.memo_zh, 'memoEn', e.memo_en, 'clause', e.clause)
    from ledger.entry e where e.id = r.id) || jsonb_strip_nulls(s);
  v_entry := ledger.record_entry(p_kind, s, v_phase, array_fill(r.from_account, array[cardinality(v_phase)]),
    array_fill(r.to_account, array[cardinality(v_phase)]), v_amount, r.id);
  update ledger.reservation as u
    set committed = r.committed + p_amount, held = r.held - p_amount - v_back,
        state = case when r.held - p_amount - v_back > 0 then 'open' when p_kind = 'commit' then 'committed'
          when p_kind = 'release' then 'released' else 'expired' end
    where u.id = r.id;
  return query select v_entry, p_amount, v_back, r.held - p_amount - v_back, false;
end $$;

-- Takes posted transfers of one entry back: one of them, or all when `p_n` is null. Returns as record_entry does.
create function ledger.reverse_entry(s jsonb, p_entry bigint, p_n smallint) returns bigint language plpgsql as $$
declare
  v_entry bigint := ledger.find_replay(s->>'key', s->>'body');
  made ledger.entry;
  lines record;
  earlier record;
begin
  if v_entry is not null then return -v_entry; end if;
  select * into made from ledger.entry where id = p_entry;
  select count(*)::integer as n, array_agg(t.from_account order by t.n) as source, array_agg(t.to_account order by t.n) as target,
    array_agg(t.amount order by t.n) as amount, array_agg(t.n order by t.n) as place
    into lines from ledger.transfer t where t.entry_id = p_entry and t.phase = 'posted' and (p_n is null or t.n = p_n);
  if made.kind = 'reverse' or (lines.n = 0 and made.id is not null and (p_n is null or exists
      (select from ledger.transfer t where t.entry_id = p_entry and t.n = p_n))) then
    perform ledger.refuse('transfer_reversible', jsonb_build_object('entry', p_entry, 'n', p_n, 'kind', made.kind));
  end if;
  if lines.n = 0 then perform ledger.refuse('transfer_known', jsonb_build_object('entry', p_entry, 'n', p_n)); end if;
  select t.entry_id as by_entry, t.reverses_n as n into earlier from ledger.transfer t
    where t.reverses_entry = p_entry and t.reverses_n = any (lines.place) limit 1;
  if found then
    perform ledger.refuse('transfer_reversed_once', jsonb_build_object('entry', p_entry, 'n', earlier.n, 'by', earlier.by_entry));
  end if;
  s := jsonb_build_object('subjectKind', made.subject_kind, 'subjectId', made.subject_id, 'clause', made.clause) || jsonb_strip_nulls(s);
  return ledger.record_entry('reverse', s, array_fill('posted'::ledger.phase, array[lines.n]), lines.target, lines.source, lines.amount,
    null, null, array_fill(p_entry, array[lines.n]), lines.place);
end $$;

-- Opens one account, or finds it open with the same rules.
create function ledger.open_account(a ledger.account, s jsonb) returns void language plpgsql as $$
declare
  known ledger.account;
begin
  insert into ledger.account select a.* on conflict do nothing;
  if not found then
    select * into known from ledger.account where id = a.id;
    if known.overdraft <> a.overdraft or known.earmark is distinct from a.earmark or known.ceilinged <> a.ceilinged then
      perform ledger.refuse('account_same', jsonb_build_object('account', a.id, 'zh', known.name_zh, 'en', known.name_en));
    end if;
    return;
  end if;
  insert into ledger.balance (account_id, lowest) values (a.id, case when a.overdraft then null else 0 end);
  s := s || jsonb_build_object('body', encode(sha256(convert_to(row(a.id, a.book, a.owner, a.fund, a.purpose, a.region, a.year, a.kind,
    a.name_zh, a.name_en, a.overdraft, a.earmark, a.ceilinged)::text, 'UTF8')), 'hex'));
  perform ledger.record_entry('open', s, '{}', '{}', '{}', '{}');
end $$;

-- Sets a ceiling; `body` of the entry covers account, year and amount, so the sum can be recomputed from the chain.
-- p_first: only where the year has none yet, so that opening an account again undoes no later change.
create function ledger.set_ceiling(p_account uuid, p_year smallint, p_amount bigint, s jsonb, p_first boolean) returns void language plpgsql as $$
declare
  v_ceilinged boolean;
  known ledger.ceiling;
begin
  select a.ceilinged into v_ceilinged from ledger.account a where a.id = p_account;
  if not found then perform ledger.refuse('account_known', jsonb_build_object('n', 1, 'account', p_account)); end if;
  if not v_ceilinged then perform ledger.refuse('account_ceilinged', jsonb_build_object('account', p_account)); end if;
  -- The balance row is locked first, as every transfer does.
  perform from ledger.balance b where b.account_id = p_account for update;
  select * into known from ledger.ceiling c where c.account_id = p_account and c.year = p_year;
  if known.amount = p_amount or (p_first and known.amount is not null) then return; end if;
  if known.used + known.held > p_amount then
    perform ledger.refuse('ceiling_kept', (
      select jsonb_build_object('account', a.id, 'zh', a.name_zh, 'en', a.name_en, 'year', p_year, 'amount', p_amount,
        'available', p_amount, 'asked', known.used + known.held)
      from ledger.account a where a.id = p_account));
  end if;
  insert into ledger.ceiling (account_id, year, amount) values (p_account, p_year, p_amount)
    on conflict (account_id, year) do update set amount = excluded.amount;
  s := s || jsonb_build_object('subjectKind', 'ledger.ceiling', 'subjectId', p_account || '/' || p_year || '/' || p_amount,
    'key', 'ledger.ceiling.' || p_account || '.' || p_year || '.' || (select count(*) from ledger.entry e
      where e.subject_kind = 'ledger.ceiling' and e.subject_id like p_account || '/' || p_year || '/%'),
    'body', encode(sha256(convert_to(row(p_account, p_year, p_amount)::text, 'UTF8')), 'hex'));
  perform ledger.record_entry('ceiling', s, '{}', '{}', '{}', '{}');
end $$;
