import type { Locator, Page } from 'playwright-core';

/**
 * Hands for antd's forms, by what a person reads: the label of a field, the words of an option, the name of a button.
 * Each function acts within `place`, a page or a part of one (a dialog, a card).
 */
export type Place = Page | Locator;

/** Types into the text, number or multi-line field with this label. */
export async function fill(place: Place, label: string, value: string): Promise<void> {
  const input = field(place, label).locator('input:not([type=hidden]), textarea').first();
  await input.fill(value);
  await input.blur();
}

/** Picks an option of a select, by its text; types it first where the select searches, which also asks the server for it. */
export async function choose(place: Place, label: string, option: string): Promise<void> {
  const item = field(place, label);
  const page = pageOf(place);
  await item.locator('.ant-select').first().click();
  const search = item.locator('input[role=combobox]').first();
  if (await search.isEditable()) await search.fill(option);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  await atRest(list);
  await list.locator('.ant-select-item-option', { hasText: option }).first().click();
  // A multiple select stays open and would cover the next field. Elsewhere the key would close the dialog around it.
  if ((await item.locator('.ant-select-multiple').count()) > 0) await search.press('Escape');
  else await list.waitFor({ state: 'hidden' });
}

/**
 * Waits until a popup has been placed and has stopped moving. antd draws it outside the window first; a click that aims at it
 * there lands nowhere, as no person's would.
 */
export async function atRest(popup: Locator): Promise<void> {
  const resting = (): Promise<boolean> =>
    popup.evaluate((element) => {
      const { top, left, right, width } = element.getBoundingClientRect();
      const placed = width > 0 && top >= 0 && left >= 0 && right <= window.innerWidth + 1;
      return placed && !element.getAnimations({ subtree: true }).some((animation) => animation.playState === 'running');
    });
  const until = performance.now() + 10_000;
  while (!(await resting()) && performance.now() < until) await popup.page().waitForTimeout(30);
}

/** Writes `YYYY-MM-DD` into a date picker. */
export async function pickDay(place: Place, label: string, day: string): Promise<void> {
  const input = field(place, label).locator('.ant-picker input').first();
  await input.click();
  await input.fill(day);
  await input.press('Enter');
}

/** Ticks or unticks a checkbox, radio or switch, by the words beside it. */
export async function tick(place: Place, words: string): Promise<void> {
  await place.locator('.ant-checkbox-wrapper, .ant-radio-wrapper, .ant-radio-button-wrapper', { hasText: words }).first().click();
}

/** Presses a button; in a dialog only once that has stopped growing, as a person would. */
export async function press(place: Place, name: string | RegExp): Promise<void> {
  const button = place.getByRole('button', { name }).first();
  const grows = (): Promise<boolean> =>
    button.evaluate((element) => element.closest('.ant-modal, .ant-drawer-section')?.getAnimations().some((animation) => animation.playState === 'running') ?? false);
  const until = performance.now() + 10_000;
  while ((await grows()) && performance.now() < until) await pageOf(place).waitForTimeout(30);
  await button.click();
}

/** The dialog or drawer on top. */
export function dialog(page: Page): Locator {
  return page.locator('.ant-modal-wrap:visible .ant-modal, .ant-drawer-open .ant-drawer-section').last();
}

/** Hands one file to a drop field. */
export async function giveFile(place: Place, file: { name: string; mimeType: string; text: string }): Promise<void> {
  await place.locator('input[type=file]').first().setInputFiles({ name: file.name, mimeType: file.mimeType, buffer: Buffer.from(file.text, 'utf8') });
}

/** The form item whose label reads so; antd sets a colon and a mark beside it, and asks may be longer than what we quote. */
function field(place: Place, label: string): Locator {
  const page = pageOf(place);
  return place.locator('.ant-form-item', { has: page.locator('.ant-form-item-label', { hasText: label }) }).last();
}

function pageOf(place: Place): Page {
  return 'page' in place ? place.page() : place;
}
