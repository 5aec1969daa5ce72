'use client';

import { type Columns, toRows } from '@/components/page/columns';
import type { Tone } from '@/components/ui/display/tone';

/** A change in the words of the page: its `lead`, the name in bold, what is said of it, and a new name in bold. */
export type ShownChange = {
  readonly id: string;
  readonly tone: Tone;
  readonly lead: string;
  readonly name: string;
  readonly said: string;
  readonly newName: string | null;
  readonly ago: string;
  readonly exact: string;
};

/** The list of changes. The page's data has them by column, and their classes are in the stylesheet (`change-rows`). */
export function ChangeLines({ columns }: { columns: Columns<ShownChange> }) {
  return (
    <ul className="change-rows">
      {toRows(columns).map(({ id, tone, lead, name, said, newName, ago, exact }) => (
        <li key={id}>
          <i className={tone} />
          <p>
            {`${lead} `}
            <b>{name}</b>
            {said && ` ${said} `}
            {newName && <b>{newName}</b>}
          </p>
          <span title={exact}>{ago}</span>
        </li>
      ))}
    </ul>
  );
}
