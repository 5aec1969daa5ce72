import clsx from 'clsx';
import type { ReactNode } from 'react';
import { IfCounted, LiveCount } from '@/components/live/live-counts';
import { Icon } from '@/components/ui/display/icon';
import type { NavItem } from './nav-item';
import { NavLink } from './nav-link';

/** The navigation on the left. Below 1024 px it shows only the icons; the labels remain readable for screen readers. */
export function SideNav({
  label,
  top,
  items,
  bottom,
}: {
  label: string;
  top: ReactNode;
  items: readonly NavItem[];
  bottom: ReactNode;
}) {
  return (
    <header className="sticky top-(--banner) flex h-[calc(100dvh-var(--banner))] w-15 shrink-0 flex-col overflow-y-auto border-r border-line px-2.5 pt-3 pb-2.5 max-sm:hidden lg:w-53">
      <div className="mb-2">{top}</div>
      <nav aria-label={label}>
        <ul className="flex flex-col gap-0.5">
          {items.map((item) => (
            <li key={item.href}>
              <SideLink item={item} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto pt-6">{bottom}</div>
    </header>
  );
}

function SideLink({ item }: { item: NavItem }) {
  return (
    <NavLink href={item.href} except={item.except} also={item.also} title={item.label} className="side-link">
      <Icon name={item.icon} />
      <span className="grow max-lg:sr-only">{item.label}</span>
      <IfCounted of={item.counts} first={item.count}>
        <Count item={item} />
      </IfCounted>
    </NavLink>
  );
}

function Count({ item }: { item: NavItem }) {
  return (
    <span
      className={clsx(
        'tabular text-sm',
        item.tone === 'bad'
          ? 'font-semibold text-bad max-lg:absolute max-lg:top-0.5 max-lg:right-1 max-lg:text-xs'
          : 'text-faint max-lg:sr-only',
      )}
    >
      <LiveCount of={item.counts} first={item.count} />
      <span className="sr-only">{item.tone === 'bad' ? ' failed' : ' waiting'}</span>
    </span>
  );
}
