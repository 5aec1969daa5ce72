'use client';

import clsx from 'clsx';
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
 * Links beside a page's heading. On a wide screen the first `visible` ones are buttons, and the others are in a "More"
 * menu; a menu with a single link would only hide it, so then all are buttons. On a phone all are in the menu.
 */
export function MoreLinks({
  links,
  visible = links.length,
}: {
  /** The most important first. */
  links: readonly MoreLink[];
  visible?: number;
}) {
  if (links.length === 0) return null;
  const wide = links.filter(({ phoneOnly }) => !phoneOnly);
  const buttons = wide.length - visible > 1 ? wide.slice(0, visible) : wide;
  const hasMore = buttons.length < wide.length;
  return (
    <>
      {buttons.map(({ href, label, download }) => (
        <LinkButton key={href} href={href} download={download} className="max-sm:hidden">
          {label}
        </LinkButton>
      ))}
      <Menu
        label={
          <>
            {hasMore && <span className="max-sm:hidden">More</span>}
            <Icon name="icon-ellipsis" />
          </>
        }
        accessibleName="More"
        align="end"
        triggerClassName={buttonClass('default', 'md', hasMore ? undefined : 'sm:hidden')}
      >
        {links.map((link) => (
          <MenuLink
            key={link.href}
            href={link.href}
            download={link.download}
            className={clsx((link.phoneOnly || buttons.includes(link)) && 'sm:hidden')}
          >
            {link.label}
          </MenuLink>
        ))}
      </Menu>
    </>
  );
}
