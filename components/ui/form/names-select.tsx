'use client';

import { type ComponentProps, useState } from 'react';
import { useHydrated } from '@/components/page/use-hydrated';
import type { Option } from '@/lib/domain/list/option';
import { groupOptions } from './option';

/** A native select whose options are made where it is rendered first: by the server, or by a browser that came from another page. */
export function NamesSelect({
  optionsOf,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & { optionsOf: () => readonly Option[] }) {
  const isFromServer = !useHydrated() && typeof window !== 'undefined';
  const [html] = useState(() =>
    isFromServer ? '' : optionsHtml(optionsOf(), String(rest.value ?? rest.defaultValue ?? '')),
  );
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the names are escaped, and React keeps the HTML of the server
    <select {...rest} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
  );
}

/** Returns the options as HTML, with the chosen one selected. */
const optionsHtml = (options: readonly Option[], chosen: string): string =>
  groupOptions(options)
    .map(({ group, options: members }) => {
      const items = members.map(
        ({ value, label }) =>
          `<option value="${escaped(value)}"${value === chosen ? ' selected' : ''}>${escaped(label)}</option>`,
      );
      return group === undefined ? items.join('') : `<optgroup label="${escaped(group)}">${items.join('')}</optgroup>`;
    })
    .join('');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
