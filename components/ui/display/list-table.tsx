'use client';

import clsx from 'clsx';
import type { MouseEventHandler } from 'react';
import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { PartBar } from './part-bar';
import { type HideBelow, Table, Tbody, Th, Thead } from './table';
import type { Tone } from './tone';

/** What a cell of a ListTable shows. All cells of a column have the same fields. */
export type ListCell = {
  readonly text: string;
  /** Appears on hover: the exact time of "2 hr ago". */
  readonly exact?: string;
  /** Makes the text a status of this tone. `busy` shows a spinner instead of its icon. */
  readonly tone?: Tone | null;
  readonly busy?: boolean;
  /** The parts of a bar below the text (PartBar). */
  readonly bar?: string | null;
  /** The line below the text. */
  readonly detail?: string | null;
  /** A link below them. */
  readonly link?: string | null;
  readonly linkHref?: string | null;
};

export type ListColumn = {
  readonly head: string;
  /** Only screen readers read the head. */
  readonly headHidden?: boolean;
  readonly numeric?: boolean;
  /** Shows the head before the value on a phone, where the stylesheet does not know it. */
  readonly labelled?: boolean;
  readonly hideBelow?: HideBelow;
  readonly cells: Columns<ListCell>;
};

/**
 * A table of a page of 50 rows that people read and open. The page's data has the rows by column, and a cell is plain
 * HTML without classes. `className` is the utility that places the cells of this table (components/ui/styles/lists).
 */
export function ListTable({
  caption,
  className,
  ids,
  to,
  columns,
  onClick,
}: {
  caption: string;
  className: string;
  /** The ids of the rows, in their order. */
  ids: readonly string[];
  /** The address to which a row's id is added. The first cell of a row links to it. */
  to?: string;
  columns: readonly ListColumn[];
  /** Handles the clicks on links of all rows. */
  onClick?: MouseEventHandler<HTMLElement>;
}) {
  const { base } = useShownPage();
  const shown = columns.map(({ cells }) => toRows(cells));
  return (
    <Table caption={caption}>
      <Thead>
        {columns.map(({ head, headHidden, numeric, hideBelow }) => (
          <Th key={head} numeric={numeric} hideBelow={hideBelow}>
            {headHidden ? <span className="sr-only">{head}</span> : head}
          </Th>
        ))}
      </Thead>
      <Tbody className={clsx('list-rows', className)} onClick={onClick}>
        {ids.map((id, row) => (
          <tr key={id}>
            {columns.map(({ head, labelled }, place) => {
              const cell = shown[place]?.[row];
              const href = place === 0 && to !== undefined ? addressIn(base, `${to}${id}`) : undefined;
              return (
                <td key={head} data-label={labelled ? head : undefined}>
                  {cell && <Content cell={cell} href={href} base={base} />}
                </td>
              );
            })}
          </tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Content({ cell, href, base }: { cell: ListCell; href: string | undefined; base: string }) {
  const { text, exact, tone, busy, bar, detail, link, linkHref } = cell;
  const shown = exact ? <span title={exact}>{text}</span> : text;
  return (
    <>
      {href ? <a href={href}>{shown}</a> : tone ? <b className={busy ? `${tone} busy` : tone}>{text}</b> : shown}
      {bar && <PartBar parts={bar} />}
      {detail && <p>{detail}</p>}
      {link && linkHref && (
        <p>
          <a href={addressIn(base, linkHref)}>{link}</a>
        </p>
      )}
    </>
  );
}
