import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Slider } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listKnownDays } from '../../../../src/flows/cockpit/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { formatDay } from '../../components/time.tsx';

/**
 * A slider over the days on which figures of the document's indicators came out; its right end is now. Between two of
 * them nothing changed, so no other day needs to be offered.
 */
export function AsOfBar({ document, since, asOf, onChange }: { document: string; since: string | null; asOf: string | undefined; onChange: (day: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('cockpit');
  const language = useLanguage();
  const { data } = useAnswer(listKnownDays, { query: { document } });
  const phone = usePhone();
  const [dragged, setDragged] = useState<number>();
  // Before the document was issued its targets did not exist.
  const days = (data?.days ?? []).filter((day) => since === null || day.on >= since);
  if (days.length < 2) return null;
  const last = days.length;
  const found = asOf === undefined ? last : days.findLastIndex((day) => day.on <= asOf);
  const at = dragged ?? Math.max(0, found);
  const choose = (index: number): void => {
    setDragged(undefined);
    onChange(index >= last ? undefined : days[index]!.on);
  };
  const text = (index: number): string => (index >= last ? t('asOf.now') : t('asOf.mark', { date: formatDay(days[index]!.on, language) }));
  const marks = Object.fromEntries([...yearMarks(days, last * (phone ? 0.16 : 0.06)), [last, t('asOf.now')]]);
  return (
    <section className="panel as-of" aria-label={t('asOf.title')}>
      <div className="row">
        <strong>{t('asOf.title')}</strong>
        <span className={at < last ? 'as-of-day' : 'faint'}>{text(at)}</span>
        {at < last ? <small className="faint">{t('asOf.dayFigures', { count: days[at]!.figures })}</small> : null}
        {asOf === undefined ? null : (
          <Button size="small" type="link" onClick={() => choose(last)}>
            {t('asOf.back')}
          </Button>
        )}
      </div>
      <div className="as-of-slider">
        <Button size="small" icon={<LeftOutlined />} aria-label={t('asOf.earlier')} disabled={at === 0} onClick={() => choose(at - 1)} />
        <Slider
          min={0}
          max={last}
          value={at}
          marks={marks}
          included={false}
          tooltip={{ formatter: (value) => text(value ?? last) }}
          ariaLabelForHandle={t('asOf.label')}
          ariaValueTextFormatterForHandle={(value) => text(value)}
          onChange={setDragged}
          onChangeComplete={choose}
        />
        <Button size="small" icon={<RightOutlined />} aria-label={t('asOf.later')} disabled={at >= last} onClick={() => choose(at + 1)} />
      </div>
      {asOf === undefined ? null : <p className="faint">{t('asOf.hint', { date: formatDay(asOf, language) })}</p>}
    </section>
  );
}

/** The first day of each year by its number; years that would touch the one before, or the end, go without. */
function yearMarks(days: readonly { on: string }[], apart: number): [number, string][] {
  const marks: [number, string][] = [];
  for (const [i, { on }] of days.entries()) {
    const year = on.slice(0, 4);
    const before = marks.at(-1);
    if (days[i - 1]?.on.startsWith(year) || days.length - i < apart || (before && i - before[0] < apart)) continue;
    marks.push([i, year]);
  }
  return marks;
}
