import { ApiProblem } from './api-problem.ts';

/**
 * Puts text on the clipboard. Browsers offer it only on secure addresses; an office may serve the platform over plain
 * HTTP, where a field that is marked and copied does the same. @throws ApiProblem CLIPBOARD_REFUSED
 */
export async function copyText(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard) return clipboard.writeText(text).catch(() => throwRefused());
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throwRefused();
}

function throwRefused(): never {
  throw new ApiProblem(0, {
    code: 'CLIPBOARD_REFUSED',
    zh: '浏览器不允许复制',
    en: 'The browser does not allow copying',
    remedy: { zh: '请选中文字后按 Ctrl+C 复制', en: 'Mark the text and press Ctrl+C' },
  });
}
