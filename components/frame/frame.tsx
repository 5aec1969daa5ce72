'use client';

import type { ReactNode } from 'react';
import { ToastRegion } from '@/components/ui/feedback/toast-region';
import { BottomNav } from './bottom-nav';
import { type Health, HealthLine } from './health';
import type { NavItem } from './nav-item';
import { type Person, PersonButton, PersonMenu } from './person';
import { SideNav } from './side-nav';

/**
 * The layout of every signed-in page: the navigation and the page's content as `main`. The navigation is on the left,
 * or at the bottom on a phone.
 */
export function Frame({
  label,
  staff,
  top,
  menu,
  items,
  health,
  person,
  personLinks,
  signOut,
  banner,
  place,
  children,
}: {
  /** The name of the navigation for screen readers. */
  label: string;
  /** Whether this is the support area. It has its own accent colour. */
  staff?: boolean;
  /** The heading of the navigation, such as the company's name. */
  top: ReactNode;
  /** The menu that a button in `top` opens. It is here once, for both places where `top` is shown. */
  menu?: ReactNode;
  items: readonly NavItem[];
  health?: Health | undefined;
  person: Person;
  /** The MenuLinks to the person's own pages, for the person's menu. */
  personLinks?: ReactNode;
  /** A form that contains a SignOutButton. */
  signOut: ReactNode;
  /** A Banner, shown at the top of the page. */
  banner?: ReactNode;
  /** The name of the company, shown above the page on a phone, where `top` is in a menu. */
  place?: string | undefined;
  children: ReactNode;
}) {
  const healthLine = health && <HealthLine health={health} />;
  const personButton = <PersonButton name={person.name} />;
  return (
    <div data-frame={staff ? 'staff' : undefined} className="[--banner:0px] has-data-banner:[--banner:40px]">
      {staff && <div aria-hidden="true" className="fixed inset-x-0 top-0 z-30 h-0.75 bg-accent" />}
      {banner}
      {menu}
      <PersonMenu person={person} links={personLinks} signOut={signOut} />
      <div className="flex min-h-[calc(100dvh-var(--banner))]">
        <SideNav
          label={label}
          top={top}
          items={items}
          bottom={
            <>
              {healthLine}
              <hr className="my-1.5 border-line" />
              {personButton}
            </>
          }
        />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-5.5 py-4.5 outline-none max-sm:px-3.5 max-sm:pb-24">
          {place && <p className="-mt-1 mb-1 truncate text-sm text-faint sm:hidden">{place}</p>}
          {children}
        </main>
      </div>
      <BottomNav
        label={label}
        items={items}
        more={
          <>
            {top}
            {healthLine}
            {personButton}
          </>
        }
      />
      <ToastRegion />
    </div>
  );
}
