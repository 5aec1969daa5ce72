import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { AppLink, type AppLinkProps } from '@/components/ui/action/app-link';

/**
 * A table that becomes a list of cards on a phone. Safari drops the table's semantics for other display values, so the
 * roles are explicit.
 */
export function Table({
  caption,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'table'>, 'role'> & {
  /** Read out before the table; not visible. */
  caption: string;
}) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table {...rest} role="table" className={clsx('w-full border-collapse max-sm:block', className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function Thead({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see Table
    <thead role="rowgroup" className="max-sm:sr-only">
      {/* biome-ignore lint/a11y/noRedundantRoles: see Table */}
      <tr role="row">{children}</tr>
    </thead>
  );
}

export function Tbody({ className, ...rest }: Omit<ComponentProps<'tbody'>, 'role'>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see Table
    <tbody {...rest} role="rowgroup" className={clsx('max-sm:block', className)} />
  );
}

/** The head of a column; `numeric` for figures. Its cells need the same `hideBelow`. */
export function Th({
  numeric,
  hideBelow,
  className,
  ...rest
}: Omit<ComponentProps<'th'>, 'role'> & { numeric?: boolean; hideBelow?: HideBelow }) {
  return (
    <th
      scope="col"
      {...rest}
      // biome-ignore lint/a11y/noRedundantRoles: see Table
      role="columnheader"
      className={clsx(
        'h-8 border-b border-line bg-head px-2.5 text-sm font-medium text-faint first:pl-3.5 last:pr-3.5',
        numeric ? 'text-right' : 'text-left',
        hideBelow && hidden[hideBelow],
        className,
      )}
    />
  );
}

/** A row. `selected` has its checkbox ticked, `current` is open beside the list. */
export function Tr({
  selected,
  current,
  className,
  ...rest
}: Omit<ComponentProps<'tr'>, 'role'> & { selected?: boolean; current?: boolean }) {
  return (
    <tr
      {...rest}
      // biome-ignore lint/a11y/noRedundantRoles: see Table
      role="row"
      aria-current={current || undefined}
      data-selected={selected || undefined}
      className={clsx(
        'group/row relative border-b border-line last:border-b-0 max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto] max-sm:items-center max-sm:px-3 max-sm:py-2',
        selected ? 'bg-accent-wash' : current ? 'bg-accent-wash/60' : 'hover:bg-hover',
        current && 'max-sm:shadow-row sm:[&>td:first-child]:shadow-row',
        className,
      )}
    />
  );
}

/**
 * The place of a cell in the card that a row becomes below 640 px: `select` in front, `title` and `value` on the first
 * line, `below` under them, `line` under them after its `label`, `hidden` nowhere.
 */
export type CardPlace = 'select' | 'title' | 'value' | 'below' | 'line' | 'hidden';

/** A cell. `numeric` aligns tabular figures to the right. */
export function Td({
  numeric,
  card = 'line',
  label,
  hideBelow,
  className,
  ...rest
}: Omit<ComponentProps<'td'>, 'role'> & {
  numeric?: boolean;
  card?: CardPlace;
  /** The column's name, shown before the value on a card. */
  label?: string;
  hideBelow?: HideBelow;
}) {
  return (
    <td
      {...rest}
      // biome-ignore lint/a11y/noRedundantRoles: see Table
      role="cell"
      data-label={label}
      className={clsx(
        'px-2.5 py-2 align-middle first:pl-3.5 last:pr-3.5 max-sm:p-0! max-sm:py-0.5!',
        numeric && 'tabular text-right',
        places[card],
        hideBelow && hidden[hideBelow],
        className,
      )}
    />
  );
}

/** Two lines of a cell: a title and a fainter detail. */
export function CellText({ title, detail }: { title: ReactNode; detail?: ReactNode }) {
  return (
    <>
      <span className="block font-medium wrap-anywhere">{title}</span>
      {detail && <span className="block text-sm text-faint wrap-anywhere">{detail}</span>}
    </>
  );
}

/** A link that covers the whole row. Give other controls of the row `className="relative z-1"`. */
export function RowLink({ className, ...rest }: AppLinkProps) {
  return (
    <AppLink
      {...rest}
      className={clsx(
        'font-medium outline-none after:absolute after:inset-0 after:content-[""] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus',
        className,
      )}
    />
  );
}

type HideBelow = 'md' | 'lg' | 'xl';

/** Hides between the phone's cards and the named width. On a card, the CardPlace decides. */
const hidden: Record<HideBelow, string> = {
  md: 'sm:max-md:hidden',
  lg: 'sm:max-lg:hidden',
  xl: 'sm:max-xl:hidden',
};

const places: Record<CardPlace, string> = {
  select: 'max-sm:col-start-1 max-sm:row-start-1 max-sm:pr-2.5!',
  title: 'max-sm:col-start-2 max-sm:row-start-1 sm:min-w-32',
  value: 'max-sm:col-start-3 max-sm:row-start-1 max-sm:pl-3! max-sm:text-right',
  below: 'max-sm:col-span-2 max-sm:col-start-2',
  line: 'max-sm:col-span-2 max-sm:col-start-2 max-sm:flex max-sm:items-baseline max-sm:justify-start max-sm:gap-2 max-sm:text-left! max-sm:before:shrink-0 max-sm:before:text-sm max-sm:before:text-faint max-sm:before:content-[attr(data-label)] max-sm:empty:hidden',
  hidden: 'max-sm:hidden',
};
