import { useTranslation } from 'react-i18next';
import { listRules } from '../../../../src/modules/vouchers/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';

/** Words of this feature, and the names of service classes, which are data. */
export function useVoucherWords() {
  const { t } = useTranslation('vouchers');
  const say = useSay();
  const rules = useAnswer(listRules);
  const classes = rules.data?.classes ?? [];
  return {
    t,
    say,
    classes,
    className: (id: string): string => {
      const found = classes.find((c) => c.id === id);
      return found ? say(found) : id;
    },
  };
}
