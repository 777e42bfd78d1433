/** Chinese unless the caller prefers English (`Accept-Language`, RFC 9110 weights). */
export function localeOf(acceptLanguage: string | undefined): 'zh' | 'en' {
  let best: { locale: 'zh' | 'en'; weight: number } = { locale: 'zh', weight: 0 };
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const locale = tag.startsWith('zh') ? 'zh' : tag.startsWith('en') ? 'en' : undefined;
    const q = parameters.find((p) => p.trim().startsWith('q='));
    const weight = q ? Number(q.trim().slice(2)) : 1;
    if (locale && weight > best.weight) best = { locale, weight };
  }
  return best.locale;
}
