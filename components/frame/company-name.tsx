'use client';

import type { ReactNode } from 'react';
import { Menu } from '@/components/ui/action/menu';
import { Avatar } from '@/components/ui/display/avatar';
import { Icon } from '@/components/ui/display/icon';

/**
 * The company's name. With `others` it opens a menu of the person's other companies; `others` are MenuLinks or forms
 * with a MenuButton.
 */
export function CompanyName({ name, others }: { name: string; others?: ReactNode }) {
  const content = (
    <>
      <Avatar name={name} shape="square" />
      <span className="min-w-0 grow truncate text-left font-semibold sm:max-lg:sr-only">{name}</span>
    </>
  );
  if (!others)
    return (
      <p className="flex h-9 items-center gap-2.5 px-1.5" title={name}>
        {content}
      </p>
    );
  return (
    <Menu
      triggerClassName="flex h-9 w-full items-center gap-2.5 rounded-control px-1.5 transition-colors hover:bg-quiet-wash max-sm:h-12"
      label={
        <>
          {content}
          <span className="sr-only">, switch company</span>
          <Icon name="icon-chevrons-up-down" className="size-3.5 shrink-0 text-faint sm:max-lg:hidden" />
        </>
      }
    >
      {others}
    </Menu>
  );
}
