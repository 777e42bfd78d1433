import { useTranslation } from 'react-i18next';
import { getChart } from '../../../../src/kernel/ledger/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';

/** Names of books, funds, kinds and places; a code nobody named stands for itself. */
export function useLedgerWords() {
  const { t } = useTranslation('ledger');
  const say = useSay();
  const { nameOf } = usePlaces();
  const { data } = useAnswer(getChart);
  const book = (code: string) => data?.books.find((b) => b.code === code);
  return {
    t,
    say,
    bookName: (code: string): string => (book(code) ? say(book(code)!) : code),
    kindName: (of: string, code: string): string => {
      const kind = book(of)?.kinds.find((k) => k.code === code);
      return kind ? say(kind) : code;
    },
    fundName: (code: string): string => {
      const fund = data?.funds.find((f) => f.code === code);
      return fund ? say(fund) : code;
    },
    placeName: (code: string): string => (code === 'zone' ? t('books.zone') : nameOf(code)),
    /** Names of accounts carry region codes, because the books know no place by name; a reader gets the names. */
    nameOfAccount: (name: { zh: string; en: string }): string => say(name).replace(/\b\d{6}\b/g, nameOf),
    yearName: (year: number | null): string => (year === null ? t('books.running') : String(year)),
    books: data?.books ?? [],
  };
}
