import { toColumns } from '@/components/page/columns';
import { type ListCell, ListTable } from '@/components/ui/display/list-table';
import { diagnose } from '@/lib/domain/causes/diagnose';
import { formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import type { ItemState as Name } from '@/lib/domain/sync/sync';
import { fixPlace } from './fix-place';
import { itemState } from './item-state';

export type RunItemView = {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly day: string;
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly conversion: string | null;
  readonly state: Name;
  readonly message: string | null;
  readonly accounts: readonly string[];
  readonly newest: boolean;
};

type Display = {
  readonly books: string;
  readonly locale: string;
  readonly today: string;
  readonly companyCurrency: string;
};

/** The expenses of a run, each with its status. A failed one shows the reason. */
export function RunItems({ items, ...display }: Display & { items: readonly RunItemView[] }) {
  const { books, locale, today, companyCurrency } = display;
  return (
    <ListTable
      caption="This sync, failed ones first"
      className="item-rows"
      to="/expenses/"
      ids={items.map(({ expenseId }) => expenseId)}
      columns={[
        {
          head: 'Name',
          cells: toColumns(
            items.map(({ merchant, day }) => ({ text: merchant, detail: formatDay(day, locale, today) })),
          ),
        },
        {
          head: 'Account',
          hideBelow: 'lg',
          cells: toColumns(items.map(({ accounts }) => ({ text: accounts.join(', ') }))),
        },
        { head: 'Status', cells: toColumns(items.map((item) => statusOf(item, books))) },
        {
          head: 'Amount',
          numeric: true,
          cells: toColumns(
            items.map(({ amount, conversion }) => ({
              text: formatMoney(amount, locale, { bare: amount.currency === companyCurrency }),
              detail: conversion,
            })),
          ),
        },
      ]}
    />
  );
}

/**
 * The status of an expense. For a failed one, also the cause and a link to the page that fixes it. If the expense was
 * sent again since, it says that instead of the link. What to do about each cause is above the table, once.
 */
function statusOf(item: RunItemView, books: string): ListCell {
  const { tone, word, busy = false } = itemState(item.state);
  const state = { text: word, tone, busy };
  if (item.state !== 'failed') return { ...state, detail: null, link: null, linkHref: null };
  const { title, fix } = diagnose(item.message, { package: books });
  if (!item.newest) return { ...state, detail: `${title}. It was sent again later.`, link: null, linkHref: null };
  const place = fixPlace(fix);
  return { ...state, detail: title, link: place?.label ?? null, linkHref: place?.href ?? null };
}
