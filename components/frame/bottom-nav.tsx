import { type ReactNode, useId } from 'react';
import { IfCounted, LiveCount } from '@/components/live/live-counts';
import { Icon } from '@/components/ui/display/icon';
import type { NavItem } from './nav-item';
import { NavLink } from './nav-link';

const visibleItems = 4;

/**
 * The navigation at the bottom of the screen on a phone: four pages and a "More" menu. That menu contains the other
 * pages, the company and the person's account.
 */
export function BottomNav({ label, items, more }: { label: string; items: readonly NavItem[]; more: ReactNode }) {
  const id = useId();
  const hidden = items.slice(visibleItems);
  return (
    <div className="sm:hidden">
      <nav
        aria-label={label}
        className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-1.5 pb-[env(safe-area-inset-bottom)]"
      >
        <ul className="grid auto-cols-fr grid-flow-col">
          {items.slice(0, visibleItems).map((item) => (
            <li key={item.href}>
              <BarLink item={item} />
            </li>
          ))}
          <li>
            <button type="button" popoverTarget={id} className="bar-link">
              <Icon name="icon-menu" className="size-5" />
              More
              {hidden.map((item) => (
                <FailureDot key={item.href} item={item} />
              ))}
            </button>
          </li>
        </ul>
        <div
          id={id}
          popover="auto"
          className="inset-auto inset-x-0 bottom-0 m-0 max-h-[80dvh] w-full max-w-full overflow-y-auto rounded-t-[14px] border border-b-0 border-line bg-raised px-3 pt-3 pb-[calc(12px+env(safe-area-inset-bottom))] text-ink shadow-raised backdrop:bg-scrim"
        >
          {hidden.length > 0 && (
            <ul className="mb-2 flex flex-col border-b border-line pb-2">
              {hidden.map((item) => (
                <li key={item.href}>
                  <SheetLink item={item} />
                </li>
              ))}
            </ul>
          )}
          {more}
        </div>
      </nav>
    </div>
  );
}

function BarLink({ item }: { item: NavItem }) {
  return (
    <NavLink href={item.href} except={item.except} also={item.also} className="bar-link">
      <Icon name={item.icon} className="size-5" />
      {item.label}
      <FailureDot item={item} />
    </NavLink>
  );
}

/** A dot on a link that counts failures, while there are some. */
function FailureDot({ item }: { item: NavItem }) {
  if (item.tone !== 'bad') return null;
  return (
    <IfCounted of={item.counts} first={item.count}>
      <span className="absolute top-1.5 left-1/2 ml-2.5 size-2 rounded-full bg-bad ring-2 ring-surface">
        <span className="sr-only">, some failed</span>
      </span>
    </IfCounted>
  );
}

function SheetLink({ item }: { item: NavItem }) {
  return (
    <NavLink href={item.href} except={item.except} also={item.also} className="sheet-link">
      <Icon name={item.icon} className="size-5 text-faint" />
      <span className="grow">{item.label}</span>
      <IfCounted of={item.counts} first={item.count}>
        <span className="tabular text-faint">
          <LiveCount of={item.counts} first={item.count} />
        </span>
      </IfCounted>
    </NavLink>
  );
}
