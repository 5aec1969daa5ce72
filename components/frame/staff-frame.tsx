import type { ReactNode } from 'react';
import { ToastRegion } from '@/components/ui/feedback/toast-region';
import { BottomNav } from './bottom-nav';
import { type Health, HealthLine } from './health';
import { Mark } from './mark';
import type { NavItem } from './nav-item';
import { type Person, PersonMenu } from './person';
import { SideNav } from './side-nav';

/** The frame of support staff, in its own colour; `banner` (StaffBanner) stays while a company is looked into. */
export function StaffFrame({
  items,
  health,
  person,
  signOut,
  banner,
  children,
}: {
  items: readonly NavItem[];
  health?: Health;
  person: Person;
  signOut: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
}) {
  const mark = (
    <p className="flex h-9 items-center gap-2.5 px-1.5 font-semibold">
      <Mark className="size-5.5 shrink-0" />
      <span className="sm:max-lg:sr-only">Outlay Support</span>
    </p>
  );
  return (
    <div data-frame="staff" className="[--banner:0px] has-data-banner:[--banner:40px]">
      <div aria-hidden="true" className="fixed inset-x-0 top-0 z-30 h-0.75 bg-accent" />
      {banner}
      <div className="flex min-h-[calc(100dvh-var(--banner))]">
        <SideNav
          label="Support"
          top={mark}
          items={items}
          foot={
            <>
              {health && <HealthLine health={health} />}
              <hr className="my-1.5 border-line" />
              <PersonMenu person={person} signOut={signOut} />
            </>
          }
        />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-5.5 py-4.5 outline-none max-sm:px-3.5 max-sm:pb-24">
          {children}
        </main>
      </div>
      <BottomNav
        label="Support"
        items={items}
        more={
          <>
            {mark}
            {health && <HealthLine health={health} />}
            <PersonMenu person={person} signOut={signOut} />
          </>
        }
      />
      <ToastRegion />
    </div>
  );
}
