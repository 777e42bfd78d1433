-- One return (填报): a collection for a period and a place. Reopening a locked one is a further revision; the old one stays.
create table returns.return (
  id uuid primary key,
  collection text not null,
  collection_version integer not null check (collection_version > 0),
  period text not null,
  place text not null,
  revision integer not null check (revision > 0),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'FIRST_APPROVED', 'LOCKED')),
  -- Counts up with every change, so that nobody decides on what he has not seen.
  version integer not null default 1 check (version > 0),
  organisation_id uuid not null,
  organisation_name text not null,
  demo boolean not null,
  -- The submission that counts: the newest.
  submission_id uuid,
  opened_at timestamptz not null,
  constraint return_revision unique (collection, period, place, revision)
);
-- At most one revision is being worked on.
create unique index return_open on returns.return (collection, period, place) where state <> 'LOCKED';

-- A file on its way: kept so that its errors can be returned in a copy of it.
create table returns.upload (
  id uuid primary key,
  collection text not null,
  period text not null,
  place text not null,
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  status text not null check (status in ('CHECKING', 'STORING', 'DONE', 'REFUSED', 'FAILED')),
  rows_done integer not null default 0,
  rows_total integer,
  -- What the check found; the number of findings kept is bounded.
  outcome jsonb,
  problem jsonb,
  return_id uuid references returns.return (id),
  submitted_by uuid not null,
  submitted_by_name text not null,
  started_at timestamptz not null,
  heartbeat timestamptz not null default now(),
  finished_at timestamptz
);
create index upload_place on returns.upload (collection, period, place, started_at desc);

-- All values of one filing, with who gave them and when. A later filing is a further submission.
create table returns.submission (
  id uuid primary key,
  return_id uuid not null references returns.return (id),
  no integer not null check (no > 0),
  origin text not null check (origin in ('WORKBOOK', 'GRID')),
  file_name text,
  file_sha256 text,
  records integer not null check (records >= 0),
  outcome jsonb not null,
  entered_by uuid not null,
  entered_by_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  entered_at timestamptz not null,
  constraint submission_no unique (return_id, no)
);

create table returns.record (
  submission_id uuid not null references returns.submission (id),
  -- Row of the file or grid.
  no integer not null,
  key text not null,
  body jsonb not null,
  -- Source and note that the filler gave beside a value of a form.
  remarks jsonb not null,
  primary key (submission_id, no)
);
create index record_key on returns.record (submission_id, key);

-- Who did what to a return. `round` counts the times it was submitted.
create table returns.step (
  return_id uuid not null references returns.return (id),
  seq integer not null check (seq > 0),
  round integer not null,
  action text not null check (action in ('OPENED', 'FILLED', 'SUBMITTED', 'APPROVED_FIRST', 'APPROVED_SECOND', 'RETURNED')),
  submission_id uuid references returns.submission (id),
  done_by uuid not null,
  done_by_name text not null,
  organisation_name text not null,
  at timestamptz not null,
  reason text,
  primary key (return_id, seq)
);

-- Why a value that looks strange is right, as its filler wrote when submitting.
create table returns.explanation (
  return_id uuid not null,
  seq integer not null,
  warning text not null,
  text text not null check (length(text) > 0),
  primary key (return_id, seq, warning),
  foreign key (return_id, seq) references returns.step (return_id, seq)
);

-- Reminders that went to the outbox: each once.
create table returns.reminder (
  collection text not null,
  period text not null,
  place text not null,
  kind text not null check (kind in ('DUE', 'OVERDUE')),
  at timestamptz not null,
  primary key (collection, period, place, kind)
);

create function returns.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'returns.% is append-only: % refused', tg_table_name, tg_op using errcode = 'raise_exception';
end $$;
create trigger submission_append_only before update or delete on returns.submission for each row execute function returns.refuse_change();
create trigger record_append_only before update or delete on returns.record for each row execute function returns.refuse_change();
create trigger step_append_only before update or delete on returns.step for each row execute function returns.refuse_change();
create trigger explanation_append_only before update or delete on returns.explanation for each row execute function returns.refuse_change();
create trigger record_no_truncate before truncate on returns.record for each statement execute function returns.refuse_change();

-- What is locked stays locked; a change is a further revision.
create function returns.locked_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'LOCKED' then
    raise exception 'return % is locked', old.id using errcode = 'check_violation', constraint = 'return_locked_stays', schema = 'returns', table = 'return';
  end if;
  return coalesce(new, old);
end $$;
create trigger return_locked_stays before update or delete on returns.return for each row execute function returns.locked_stays();

-- Nobody approves what he filled or submitted, and two people approve, in this order, whatever program writes it.
create function returns.four_eyes() returns trigger language plpgsql as $$
begin
  if new.action not in ('APPROVED_FIRST', 'APPROVED_SECOND') then
    return new;
  end if;
  if exists (select from returns.submission s where s.return_id = new.return_id and s.entered_by = new.done_by)
     or exists (select from returns.step t where t.return_id = new.return_id and t.action = 'SUBMITTED' and t.done_by = new.done_by) then
    raise exception 'return % is approved by its filler', new.return_id
      using errcode = 'check_violation', constraint = 'step_filler_approves', schema = 'returns', table = 'step';
  end if;
  if new.action = 'APPROVED_SECOND' and not exists (
      select from returns.step t where t.return_id = new.return_id and t.round = new.round and t.action = 'APPROVED_FIRST' and t.done_by <> new.done_by) then
    raise exception 'return % has no first approval by somebody else', new.return_id
      using errcode = 'check_violation', constraint = 'step_second_is_another', schema = 'returns', table = 'step';
  end if;
  return new;
end $$;
create trigger step_four_eyes before insert on returns.step for each row execute function returns.four_eyes();
