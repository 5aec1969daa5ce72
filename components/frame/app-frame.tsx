import type { ReactNode } from 'react';
import { ToastRegion } from '@/components/ui/feedback/toast-region';
import { BottomNav } from './bottom-nav';
import { CompanyName } from './company-name';
import { type Health, HealthLine } from './health';
import type { NavItem } from './nav-item';
import { type Person, PersonMenu } from './person';
import { SideNav } from './side-nav';

/** The frame of a company's pages: navigation at the left, at the foot of a telephone, and the page as `main`. */
export function AppFrame({
  company,
  companies,
  items,
  health,
  person,
  personLinks,
  signOut,
  banner,
  children,
}: {
  /** The company's name. */
  company: string;
  /** The person's other companies, as forms with a MenuButton or as MenuLinks; absent when there is only one. */
  companies?: ReactNode;
  items: readonly NavItem[];
  health?: Health;
  person: Person;
  personLinks?: ReactNode;
  /** A form around a SignOutButton. */
  signOut: ReactNode;
  /** Above everything and always in sight: a Banner or StaffBanner. */
  banner?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="[--banner:0px] has-data-banner:[--banner:40px]">
      {banner}
      <div className="flex min-h-[calc(100dvh-var(--banner))]">
        <SideNav
          label="Main"
          top={<CompanyName name={company} others={companies} />}
          items={items}
          foot={
            <>
              {health && <HealthLine health={health} />}
              <hr className="my-1.5 border-line" />
              <PersonMenu person={person} links={personLinks} signOut={signOut} />
            </>
          }
        />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-5.5 py-4.5 outline-none max-sm:px-3.5 max-sm:pb-24">
          {children}
        </main>
      </div>
      <BottomNav
        label="Main"
        items={items}
        more={
          <>
            <CompanyName name={company} others={companies} />
            {health && <HealthLine health={health} />}
            <PersonMenu person={person} links={personLinks} signOut={signOut} />
          </>
        }
      />
      <ToastRegion />
    </div>
  );
}
