import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../../src/kernel/base/root.ts';

const SYSTEM_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts', path.join(homedir(), '.fonts'), path.join(homedir(), '.local/share/fonts')];
const CHINESE_FONT = /cjk|source-?han|noto(sans|serif)(hans|sc)|wqy|droidsansfallback|pingfang|simsun|msyh/i;

/**
 * Environment that lets Chromium draw Chinese: empty where the system has such a font, else a fontconfig file that adds
 * the one from our packages. Without it every screenshot would be boxes.
 */
export function fontEnvironment(scratch: string): Record<string, string> {
  if (SYSTEM_FOLDERS.some(holdsChineseFont)) return {};
  const fonts = path.join(packageRoot, 'node_modules/@embedpdf/fonts-sc/fonts');
  mkdirSync(scratch, { recursive: true });
  const file = path.join(scratch, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir>${path.join(scratch, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}

function holdsChineseFont(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => CHINESE_FONT.test(path.basename(name)));
}
