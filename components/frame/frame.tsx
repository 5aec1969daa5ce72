import type { ReactNode } from 'react';
import { ToastRegion } from '@/components/ui/feedback/toast-region';
import { BottomNav } from './bottom-nav';
import { type Health, HealthLine } from './health';
import type { NavItem } from './nav-item';
import { type Person, PersonMenu } from './person';
import { SideNav } from './side-nav';

/** The layout of a signed-in page: the navigation at the left, at the bottom of a phone, and the page as `main`. */
export function Frame({
  label,
  staff,
  top,
  items,
  health,
  person,
  personLinks,
  signOut,
  banner,
  children,
}: {
  /** The accessible name of the navigation. */
  label: string;
  /** Whether support staff use it: it is shown in a colour of its own. */
  staff?: boolean;
  /** The heading of the navigation: whose pages these are. */
  top: ReactNode;
  items: readonly NavItem[];
  health?: Health | undefined;
  person: Person;
  /** MenuLinks to the person's own pages. */
  personLinks?: ReactNode;
  /** A form around a SignOutButton. */
  signOut: ReactNode;
  /** A Banner, shown above everything. */
  banner?: ReactNode;
  children: ReactNode;
}) {
  const healthLine = health && <HealthLine health={health} />;
  const personMenu = <PersonMenu person={person} links={personLinks} signOut={signOut} />;
  return (
    <div data-frame={staff ? 'staff' : undefined} className="[--banner:0px] has-data-banner:[--banner:40px]">
      {staff && <div aria-hidden="true" className="fixed inset-x-0 top-0 z-30 h-0.75 bg-accent" />}
      {banner}
      <div className="flex min-h-[calc(100dvh-var(--banner))]">
        <SideNav
          label={label}
          top={top}
          items={items}
          bottom={
            <>
              {healthLine}
              <hr className="my-1.5 border-line" />
              {personMenu}
            </>
          }
        />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-5.5 py-4.5 outline-none max-sm:px-3.5 max-sm:pb-24">
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
            {personMenu}
          </>
        }
      />
      <ToastRegion />
    </div>
  );
}
