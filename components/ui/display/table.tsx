import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { AppLink, type AppLinkProps } from '@/components/ui/action/app-link';

/**
 * A table that becomes a list of cards on a phone, where TableRoles adds the roles of its parts. The classes of rows and
 * cells are in the stylesheet (`rows`), because a page has hundreds of them.
 */
export function Table({
  caption,
  className,
  children,
  ...rest
}: ComponentProps<'table'> & {
  /** Screen readers read it before the table. It is not visible. */
  caption: string;
}) {
  return (
    <table {...rest} className={clsx('w-full border-collapse max-sm:block', className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function Thead({ children }: { children: ReactNode }) {
  return (
    <thead className="max-sm:sr-only">
      <tr>{children}</tr>
    </thead>
  );
}

export function Tbody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody {...rest} className={clsx('rows', className)} />;
}

/** The heading of a column; `numeric` aligns it to the right. Pass the same `hideBelow` to the cells of the column. */
export function Th({
  numeric,
  hideBelow,
  className,
  ...rest
}: ComponentProps<'th'> & { numeric?: boolean; hideBelow?: HideBelow }) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx('head-cell', numeric && 'text-right', hideBelow && hidden[hideBelow], className)}
    />
  );
}

/**
 * A row. `selected` marks a row whose checkbox is ticked, `current` the row whose details are open beside the table.
 */
export function Tr({
  selected,
  current,
  className,
  ...rest
}: ComponentProps<'tr'> & { selected?: boolean; current?: boolean }) {
  return (
    <tr
      {...rest}
      {...(current && { 'aria-current': true })}
      {...(selected && { 'data-selected': true })}
      className={className}
    />
  );
}

/**
 * Where a cell is placed when its row becomes a card on a phone. `select` is at the left, `title` and `value` are on
 * the first line, `below` is under them. `line` is under them with its label in front. `hidden` is not shown.
 */
export type CardPlace = 'select' | 'title' | 'value' | 'below' | 'line' | 'hidden';

/** A cell. `numeric` aligns it to the right, with digits of equal width. */
export function Td({
  numeric,
  card = 'line',
  label,
  hideBelow,
  className,
  ...rest
}: ComponentProps<'td'> & {
  numeric?: boolean;
  card?: CardPlace;
  /** The name of the column, shown before the value on a phone. */
  label?: string;
  hideBelow?: HideBelow;
}) {
  return (
    <td
      {...rest}
      {...(label !== undefined && { 'data-label': label })}
      className={clsx(numeric && 'amount', places[card], hideBelow && hidden[hideBelow], className)}
    />
  );
}

/** The content of a cell with two lines: a title, and a detail in a lighter colour. */
export function CellText({ title, detail }: { title: ReactNode; detail?: ReactNode }) {
  return (
    <>
      <span className="row-title">{title}</span>
      {detail && <span className="row-detail">{detail}</span>}
    </>
  );
}

/**
 * A link that covers the whole row. Give other controls in the row `className="relative z-1"`, so that they can be
 * pressed.
 */
export function RowLink({ className, ...rest }: AppLinkProps) {
  return <AppLink {...rest} className={clsx('row-link', className)} />;
}

export type HideBelow = 'md' | 'lg' | 'xl';

/** Hides a column on screens that are narrower than the named width, but not on a phone. There, CardPlace decides. */
const hidden: Record<HideBelow, string> = { md: 'cell-md', lg: 'cell-lg', xl: 'cell-xl' };

const places: Record<CardPlace, string> = {
  select: 'cell-select',
  title: 'cell-title',
  value: 'cell-value',
  below: 'cell-below',
  line: 'cell-line',
  hidden: 'cell-hidden',
};
