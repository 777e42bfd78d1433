-- What was done, by whom, to what. Written inside the business transaction, so a rolled-back act leaves no entry and a
-- kept act cannot lack one. `hash` covers the content alone: writers need nobody's lock.
create table audit.entry (
  id uuid primary key,
  position bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_account text,
  actor_organisation text,
  actor_role text,
  action text not null check (action <> ''),
  subject_kind text not null check (subject_kind <> ''),
  subject_id text not null check (subject_id <> ''),
  detail jsonb not null,
  request_id text,
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);
create index entry_position on audit.entry (position);
create index entry_subject on audit.entry (subject_kind, subject_id, position);
create index entry_actor on audit.entry (actor_account, position);
create index entry_at on audit.entry (at);

-- Entries that wait for the sealer. A queue, hence the only table here from which rows go.
create table audit.unsealed (
  xid xid8 not null,
  position bigint not null,
  entry_id uuid not null,
  primary key (xid, position)
);
create index unsealed_entry on audit.unsealed (entry_id);

-- The chain over committed entries: hash = sha256(hash before || entry_hash), both as hexadecimal text.
create table audit.chain (
  seq bigint primary key check (seq > 0),
  entry_id uuid not null constraint chain_entry unique,
  entry_hash text not null,
  hash text not null,
  sealed_at timestamptz not null
);

-- Where the chain ends. A tail cut off the chain leaves this behind.
create table audit.head (
  singleton boolean primary key default true check (singleton),
  seq bigint not null,
  hash text not null
);
insert into audit.head (seq, hash) values (0, '');

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'raise_exception', hint = 'Write a new entry that corrects the old one';
end $$;

create trigger entry_append_only before update or delete on audit.entry
  for each row execute function audit.refuse_change();
create trigger entry_no_truncate before truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger chain_append_only before update or delete on audit.chain
  for each row execute function audit.refuse_change();
create trigger chain_no_truncate before truncate on audit.chain
  for each statement execute function audit.refuse_change();

-- The transaction id decides when an entry may be sealed, so no writer chooses it; every entry goes into the queue.
create function audit.enqueue_entry() returns trigger language plpgsql as $$
begin
  new.xid := pg_current_xact_id();
  insert into audit.unsealed (xid, position, entry_id) values (new.xid, new.position, new.id);
  return new;
end $$;
create trigger entry_enqueue before insert on audit.entry
  for each row execute function audit.enqueue_entry();
