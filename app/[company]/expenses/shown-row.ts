import type { ListedRow } from '@/lib/data/expense/stored-rows';
import { diagnose } from '@/lib/domain/causes/diagnose';

/** Returns a row of the list with why the books refused it, in words; null unless it failed. */
export const shownRow = (row: ListedRow, books: string) => ({
  ...row,
  refusal:
    row.status === 'failed'
      ? diagnose(row.failure, {
          package: books,
          ...(row.movement === 'expense' && { category: row.categoryName ?? undefined }),
        }).title
      : null,
});
