import { useEffect } from 'react';

/** Parts of the screen that lie above the page and go again. */
const ABOVE = '.ant-modal, .ant-drawer, .ant-popover, .ant-dropdown, .ant-menu-submenu-popup, .ant-select-dropdown, .ant-picker-dropdown';

/**
 * After a dialog the next Tab goes on from where it was opened. Many dialogs are drawn only while they are needed, and a
 * browser that loses the focused element begins again at the top of the page.
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
    const goBack = (event: KeyboardEvent): void => {
      if (event.key !== 'Tab' || !away || document.activeElement !== document.body || !last?.isConnected) return;
      event.preventDefault();
      last.focus();
    };
    document.addEventListener('focusin', noteFocus);
    document.addEventListener('mousedown', notePress);
    document.addEventListener('keydown', goBack);
    return () => {
      document.removeEventListener('focusin', noteFocus);
      document.removeEventListener('mousedown', notePress);
      document.removeEventListener('keydown', goBack);
    };
  }, []);
}
