-- Which organisation runs a desk of the network. The desks themselves are written in the pack.
create table network.seat (
  desk text primary key,
  organisation_id uuid not null,
  organisation_name text not null,
  seated_at timestamptz not null,
  seated_by uuid not null
);
create index seat_organisation on network.seat (organisation_id);

-- A demand or an enquiry about a result that one desk hands to another. The title is the one it had when it was sent: what
-- was handed over must be readable later whatever becomes of the record. How the case stands is decided by its procedure.
create table network.handover (
  id uuid primary key,
  case_id uuid not null unique,
  from_desk text not null,
  to_desk text not null check (to_desk <> from_desk),
  from_organisation uuid not null,
  to_organisation uuid not null,
  subject_kind text not null check (subject_kind in ('demand', 'result')),
  subject_id uuid not null,
  title text not null,
  reason text not null,
  status text not null,
  -- The sending desk until the other has accepted.
  responsible_desk text not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  sent_by_name text not null,
  received_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  -- Why it came back, or what came of it.
  answer text,
  demo boolean not null default false
);
create index handover_from on network.handover (from_desk, sent_at desc);
create index handover_to on network.handover (to_desk, sent_at desc);
-- One desk does not receive the same record twice from another while the first is still open.
create unique index handover_live on network.handover (from_desk, to_desk, subject_id) where status in ('SENT', 'RECEIVED', 'ACCEPTED');

-- The records as other markets see them. Kept beside the market so that a change has a moment of its own and what was
-- withdrawn leaves a tombstone for ever.
create table network.feed_record (
  id uuid primary key,
  kind text not null check (kind in ('demand', 'result')),
  title text,
  abstract text,
  field text,
  place text,
  maturity smallint,
  fingerprint text not null,
  updated_at timestamptz not null,
  withdrawn boolean not null default false,
  -- A tombstone keeps nothing of the content.
  check (not withdrawn or (title is null and abstract is null and field is null and place is null and maturity is null))
);
create index feed_record_order on network.feed_record (updated_at, id);

-- Records harvested from other markets, by origin and their id there.
create table network.foreign_record (
  origin text not null,
  id text not null,
  kind text not null check (kind in ('demand', 'result')),
  title text not null,
  abstract text,
  field text not null,
  place text,
  maturity smallint,
  updated_at timestamptz not null,
  withdrawn boolean not null default false,
  harvested_at timestamptz not null,
  primary key (origin, id)
);
create index foreign_record_order on network.foreign_record (withdrawn, updated_at desc);
