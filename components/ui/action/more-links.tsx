'use client';

import { Icon } from '@/components/ui/display/icon';
import { buttonClass } from './button-class';
import { LinkButton } from './link-button';
import { Menu } from './menu';
import { MenuLink } from './menu-link';

export type MoreLink = {
  readonly href: string;
  readonly label: string;
  /** True when the link is only in the phone's menu, because the page shows it elsewhere on wide screens. */
  readonly phoneOnly?: boolean;
  /** Whether the address is that of a file. */
  readonly download?: boolean;
};

/**
 * Links that are shown as buttons on a wide screen. A phone has no room for them, so there they are in a "More" menu.
 */
export function MoreLinks({ links }: { links: readonly MoreLink[] }) {
  if (links.length === 0) return null;
  return (
    <>
      {links
        .filter(({ phoneOnly }) => !phoneOnly)
        .map(({ href, label, download }) => (
          <LinkButton key={href} href={href} download={download} className="max-sm:hidden">
            {label}
          </LinkButton>
        ))}
      <Menu
        label={<Icon name="icon-ellipsis" />}
        accessibleName="More"
        align="end"
        triggerClassName={buttonClass('default', 'md', 'sm:hidden')}
      >
        {links.map(({ href, label, download }) => (
          <MenuLink key={href} href={href} download={download}>
            {label}
          </MenuLink>
        ))}
      </Menu>
    </>
  );
}
