import { useEffect } from 'react';

/** Parts of the screen that lie above the page and go again. */
const ABOVE = '.ant-modal, .ant-drawer, .ant-popover, .ant-dropdown, .ant-menu-submenu-popup, .ant-select-dropdown, .ant-picker-dropdown';

/**
 * After a dialog the keyboard is where it was opened. Many dialogs are drawn only while they are needed; they go with the
 * focused element in them, and a browser then begins again at the top of the page.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    let last: HTMLElement | undefined;
    let away = false;
    const noteFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      away = target.closest(ABOVE) !== null;
      if (!away) last = target;
    };
    const notePress = ({ target }: MouseEvent): void => {
      if (target instanceof Element && target.closest(ABOVE) === null) away = false;
    };
    const isLost = (): boolean => away && document.activeElement === document.body;
    const goBack = (): boolean => {
      if (!last?.isConnected) return false;
      last.focus({ preventScroll: true });
      return document.activeElement === last;
    };
    const onTab = (event: KeyboardEvent): void => {
      if (event.key === 'Tab' && isLost() && goBack()) event.preventDefault();
    };
    // Whatever lies above the page is a child of the body; when it goes, what opened it is in hand again.
    const leaving = new MutationObserver((changes) => {
      if (changes.some((c) => c.removedNodes.length > 0) && isLost()) goBack();
    });
    leaving.observe(document.body, { childList: true });
    document.addEventListener('focusin', noteFocus);
    document.addEventListener('mousedown', notePress);
    document.addEventListener('keydown', onTab);
    return () => {
      leaving.disconnect();
      document.removeEventListener('focusin', noteFocus);
      document.removeEventListener('mousedown', notePress);
      document.removeEventListener('keydown', onTab);
    };
  }, []);
}
