'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Kbd } from '@/components/ui/action/kbd';
import { Icon } from '@/components/ui/display/icon';
import { controlClass } from './control-class';

/**
 * The search field of a list. Put it in a GET form: the search is then in the URL, and works in a browser that runs no
 * script.
 */
export function SearchInput({
  label,
  shortcut,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: string; shortcut?: string }) {
  return (
    <span className={clsx('relative block min-w-44 grow max-sm:basis-full sm:max-w-76', className)}>
      <Icon
        name="icon-search"
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint"
      />
      <input
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        className={controlClass(clsx('h-7.5 pl-8 text-ellipsis max-sm:h-10', shortcut && 'pr-9'))}
      />
      {shortcut && (
        <Kbd className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-sm:hidden">{shortcut}</Kbd>
      )}
    </span>
  );
}
