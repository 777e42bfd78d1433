-- A policy document: what is known of it, and, once somebody loaded it, its text. A text is never changed: a corrected
-- one is a new version, and offsets always belong to a version.
create table policy.document (
  id text primary key,
  title_zh text not null,
  title_en text,
  issuer_zh text,
  issuer_en text,
  document_number text,
  issued_on text,
  note_zh text,
  note_en text,
  -- Version whose text is shown; null while no text has been loaded.
  current_version integer,
  demo boolean not null default false
);

create table policy.document_text (
  document_id text not null references policy.document (id),
  version integer not null,
  file_name text not null,
  format text not null,
  text text not null,
  sha256 text not null,
  meta jsonb not null,
  loaded_by uuid,
  loaded_at timestamptz not null,
  primary key (document_id, version),
  -- The same text twice is the same version.
  constraint document_text_once unique (document_id, sha256)
);

create table policy.clause (
  document_id text not null,
  version integer not null,
  ordinal integer not null,
  path text not null,
  numbered boolean not null,
  level integer not null,
  kind text not null,
  heading text not null,
  start_offset integer not null,
  end_offset integer not null,
  heading_end integer not null,
  parent text,
  primary key (document_id, version, ordinal),
  foreign key (document_id, version) references policy.document_text (document_id, version),
  check (0 <= start_offset and start_offset <= heading_end and heading_end <= end_offset)
);
create unique index clause_path on policy.clause (document_id, version, path) where numbered;
