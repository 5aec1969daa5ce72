import { meaningsIn } from '../columns/by-title';
import type { Evidence } from '../duplicates';
import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import type { SourceRow } from '../source/source';
import { titleKey } from '../titles/fold';
import { balanceOf } from './signs';

/** Returns a function that reads the reference and the balance of a row. */
export function evidenceIn(rows: readonly SourceRow[], layout: Layout): (row: SourceRow) => Evidence {
  const { columns, titles } = layout;
  const reference = titles.findIndex(
    (title, at) => meaningsIn(title).some(({ field, rank }) => field === 'reference' && rank < 1) && isUnique(rows, at),
  );
  const named = (at: number, value: string) => `${titleKey(titles[at] ?? '')}=${value}`;
  return ({ cells }) => {
    const text = reference < 0 ? '' : plainCell(cells[reference]);
    const balance = balanceOf(cells, layout, layout.base);
    return {
      reference: text === '' ? null : named(reference, text),
      balance: balance === null ? null : named(columns.balance ?? -1, balance.toString()),
    };
  };
}

/** Whether each row has another reference. The number of a row in its file is no reference. */
function isUnique(rows: readonly SourceRow[], at: number): boolean {
  const values = rows.map(({ cells }) => plainCell(cells[at])).filter((value) => value !== '');
  const isId = (value: string) => /\d/.test(value) && !/^\d{1,5}$/.test(value);
  return values.length > 0 && values.every(isId) && new Set(values).size === values.length;
}
