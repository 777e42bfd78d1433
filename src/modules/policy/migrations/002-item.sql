-- What a text says, item by item, and what people decided about each. The engine proposes; only a person accepts.
create table policy.item (
  -- `900.1.target.3`: document, version, kind, ordinal. Fit for an address.
  id text primary key,
  document_id text not null,
  version integer not null,
  kind text not null check (kind in ('target', 'fact', 'responsibility', 'measure', 'milestone')),
  ordinal integer not null check (ordinal > 0),
  origin text not null check (origin in ('ENGINE', 'PERSON')),
  clause text not null,
  sub_clause text,
  start_offset integer not null,
  end_offset integer not null,
  -- What the engine read; null for an item that a person added.
  extracted jsonb,
  state text not null check (state in ('PROPOSED', 'ACCEPTED', 'CORRECTED', 'REJECTED')),
  -- What a person put in its place, with its own span: {start, end, clause, fields}.
  corrected jsonb,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  -- Why it was rejected, as a word of the contract; the note says it in the person's own.
  reason text,
  note text,
  -- Counts the decisions; whoever decides names the one he saw.
  revision integer not null default 1 check (revision > 0),
  foreign key (document_id, version) references policy.document_text (document_id, version),
  constraint item_once unique (document_id, version, kind, ordinal),
  check (0 <= start_offset and start_offset < end_offset),
  check ((origin = 'ENGINE') = (extracted is not null)),
  check (state <> 'CORRECTED' or corrected is not null),
  check ((state = 'PROPOSED') = (decided_at is null)),
  check ((state = 'REJECTED') = (reason is not null)),
  check (origin = 'ENGINE' or state in ('CORRECTED', 'REJECTED'))
);
create index item_of_text on policy.item (document_id, version, start_offset);

-- Null: this text was loaded before items were kept; opening its review takes it apart.
alter table policy.document_text add column items_at timestamptz;
