import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeatures } from '../../app/features-context.ts';
import { AppLink } from '../../app/navigation.tsx';
import { mayOpen, useSession } from '../../app/session.tsx';

/** First steps that the features offer and this person may take. */
export function Shortcuts(): ReactNode {
  const { t } = useTranslation('workbench');
  const { me } = useSession();
  const shortcuts = useFeatures()
    .flatMap((feature) => (feature.shortcuts ?? []).map((shortcut) => ({ ...shortcut, feature: feature.name })))
    .filter((shortcut) => mayOpen(me, shortcut.access));
  if (shortcuts.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('shortcuts')}</h2>
      <div className="shortcuts">
        {shortcuts.map((shortcut) => (
          <AppLink key={shortcut.path} to={shortcut.path} className="shortcut">
            <span className="shortcut-icon">{shortcut.icon}</span>
            <span>
              <strong>{t(shortcut.title, { ns: shortcut.feature })}</strong>
              <small>{t(shortcut.hint, { ns: shortcut.feature })}</small>
            </span>
          </AppLink>
        ))}
      </div>
    </section>
  );
}
