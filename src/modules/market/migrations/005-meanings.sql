-- What an embedding model said of a text; kept, so that no text is sent twice. Of texts only that everybody may read.
create table market.meaning (
  model text not null,
  -- SHA-256 of the text.
  text_hash bytea not null,
  vector bytea not null,
  primary key (model, text_hash)
);
