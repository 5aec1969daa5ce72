'use client';

import { useEffect } from 'react';

/**
 * Gives every table of the document explicit roles on a phone, where its rows are cards. Safari ignores the meaning of
 * table elements whose CSS `display` is changed. The browser adds the roles, because a page has hundreds of cells.
 */
export function TableRoles() {
  useEffect(() => {
    const phone = window.matchMedia('(max-width: 40rem)');
    const addRoles = () => {
      if (!phone.matches) return;
      for (const [selector, role] of roles)
        for (const element of document.querySelectorAll(`${selector}:not([role])`)) element.setAttribute('role', role);
    };
    const observer = new MutationObserver(addRoles);
    addRoles();
    phone.addEventListener('change', addRoles);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      phone.removeEventListener('change', addRoles);
      observer.disconnect();
    };
  }, []);
  return null;
}

const roles = [
  ['table', 'table'],
  ['thead', 'rowgroup'],
  ['tbody', 'rowgroup'],
  ['tr', 'row'],
  ['th[scope=col]', 'columnheader'],
  ['th[scope=row]', 'rowheader'],
  ['td', 'cell'],
] as const;
