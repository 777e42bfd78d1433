-- One posted transfer, the commonest act, with what it needs and no more: the same checks, rows, hash and order of locks as
-- `record_entry`, without its arrays and sums. Those are planned anew at each call, which cost a quarter of a posting.
create function ledger.post_one(s jsonb) returns bigint language plpgsql as $$
declare
  v_id bigint := nextval('ledger.entry_number');
  v_at timestamptz := s->>'at';
  v_effective timestamptz := coalesce((s->>'effectiveAt')::timestamptz, v_at);
  v_from uuid[] := s->>'from';
  v_to uuid[] := s->>'to';
  v_amount bigint[] := s->>'amount';
  v_source uuid := v_from[1];
  v_target uuid := v_to[1];
  v_fen bigint := v_amount[1];
  v_fine boolean;
  v_year smallint;
begin
  select v_fen > 0 and f.id <> t.id and f.book = t.book and (f.earmark is null or t.purpose = any (f.earmark)),
      case when f.ceilinged then coalesce(f.year, extract(year from v_effective at time zone 'Asia/Shanghai')::smallint) end
    into v_fine, v_year
    from ledger.account f, ledger.account t where f.id = v_source and t.id = v_target;
  if v_fine is not true then perform ledger.refuse_transfer(1, v_source, v_target, v_fen); end if;
  insert into ledger.entry (id, key, body, kind, at, effective_at, subject_kind, subject_id, memo_zh, memo_en, clause,
    actor_account, actor_organisation, actor_role, hash)
  values (v_id, s->>'key', decode(s->>'body', 'hex'), 'post', v_at, v_effective, s->>'subjectKind', s->>'subjectId', s->>'memoZh', s->>'memoEn',
    s->>'clause', s->>'account', s->>'organisation', s->>'role',
    sha256(convert_to(row(v_id, s->>'key', s->>'body', 'post',
      (extract(epoch from v_at) * 1000000)::bigint, (extract(epoch from v_effective) * 1000000)::bigint,
      s->>'subjectKind', s->>'subjectId', s->>'memoZh', s->>'memoEn', s->>'clause', s->>'account', s->>'organisation', s->>'role',
      -- Spelled as `record_entry` does: the verifier knows one spelling.
      null, null, '{posted}', v_from, v_to, v_amount, array[v_year], null, null)::text, 'UTF8')))
  on conflict (key) do nothing;
  if not found then return -ledger.find_replay(s->>'key', s->>'body'); end if;
  insert into ledger.unsealed (xid, entry_id) values (pg_current_xact_id(), v_id);
  insert into ledger.transfer (entry_id, n, phase, from_account, to_account, amount, effective_at, ceiling_year)
  values (v_id, 1, 'posted', v_source, v_target, v_fen, v_effective, v_year);
  -- Balances in the order of ids; the ceiling of the account that pays is locked by nobody who has not locked its balance.
  if v_target < v_source then
    update ledger.balance b set posted_in = b.posted_in + v_fen where b.account_id = v_target;
  end if;
  update ledger.balance b set posted_out = b.posted_out + v_fen
    where b.account_id = v_source and (b.lowest is null or b.posted_in - b.posted_out - b.held_out - v_fen >= b.lowest);
  if not found then perform ledger.refuse_overdraft(v_source, v_fen); end if;
  if v_year is not null then
    update ledger.ceiling c set used = c.used + v_fen
      where c.account_id = v_source and c.year = v_year and c.used + c.held + v_fen <= c.amount;
    if not found then perform ledger.apply_ceiling(v_source, v_year, v_fen, 0); end if;
  end if;
  if v_target > v_source then
    update ledger.balance b set posted_in = b.posted_in + v_fen where b.account_id = v_target;
  end if;
  return v_id;
end $$;

-- Posts linked transfers, or reserves one when `expiresAt` is given. from, to, amount: array literals.
create or replace function ledger.post(s jsonb) returns bigint language plpgsql as $$
declare
  v_from uuid[];
begin
  if not s ? 'expiresAt' and strpos(s->>'from', ',') = 0 then return ledger.post_one(s); end if;
  v_from := s->>'from';
  if s ? 'expiresAt' then
    return ledger.record_entry('reserve', s, '{held}', v_from, (s->>'to')::uuid[], (s->>'amount')::bigint[], null, (s->>'expiresAt')::timestamptz);
  end if;
  return ledger.record_entry('post', s, array_fill('posted'::ledger.phase, array[cardinality(v_from)]), v_from, (s->>'to')::uuid[], (s->>'amount')::bigint[]);
end $$;
