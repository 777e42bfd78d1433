-- The text is untouched and waits to be taken apart.
select 'text changed' where not exists (
  select from policy.document_text where document_id = '900' and version = 1 and text = '建成泵站20座' and items_at is null
);
select 'items out of nowhere' from policy.item;
