-- Loans filed before stay as they were; nobody is said to be listed, to have consented or to have been answered.
select 1 where (select count(*) from finance.loan where id = '00000000-0000-7000-8000-0000000000a1' and amount_fen = 100 and first_loan) <> 1;
select id from finance.white_list_entry;
select id from finance.consent;
select id from finance.credit_answer;
