import { TextLink } from '@/components/ui/action/text-link';
import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { diagnose } from '@/lib/domain/causes/diagnose';
import { formatDay } from '@/lib/domain/day';
import type { ItemState as Name } from '@/lib/domain/sync/sync';
import { fixPlace } from './fix-place';
import { ItemState } from './item-state';

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
  readonly category: string | null;
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
  return (
    <Table caption="Expenses of this sync, failed ones first">
      <Thead>
        <Th>Expense</Th>
        <Th hideBelow="lg">Account</Th>
        <Th>Status</Th>
        <Th numeric>Amount</Th>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={item.id}>
            <Td card="title" className="sm:w-1/4">
              <RowLink href={`/expenses/${item.expenseId}`} className="wrap-anywhere" dir="auto">
                {item.merchant}
              </RowLink>
              <span className="block text-sm text-faint">
                <Day day={item.day} today={display.today} locale={display.locale} />
              </span>
            </Td>
            <Td card="line" label="Account" hideBelow="lg">
              {item.accounts.join(', ')}
            </Td>
            <Td card="below">
              <ItemState state={item.state} />
              {item.state === 'failed' && <Failure item={item} display={display} />}
            </Td>
            <Td card="value" numeric>
              <Money
                minor={item.amount.minor}
                currency={item.amount.currency}
                companyCurrency={display.companyCurrency}
                locale={display.locale}
              />
              {item.conversion && <span className="tabular block text-sm text-faint">{item.conversion}</span>}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/**
 * Says why an expense failed and links to the page that fixes it. If the expense was sent again since, it says that
 * instead of the link.
 */
function Failure({ item, display }: { item: RunItemView; display: Display }) {
  const { customer, fix } = diagnose(item.message, {
    package: display.books,
    date: formatDay(item.day, display.locale, display.today),
    ...(item.accounts[0] && { account: item.accounts[0] }),
    ...(item.category && { category: item.category }),
  });
  const place = fixPlace(fix);
  return (
    <>
      <p className="mt-1 max-w-[70ch] text-sm text-soft">{customer}</p>
      {item.newest ? (
        place && (
          <p className="relative z-1 mt-0.5 w-max text-sm">
            <TextLink href={place.href}>{place.label}</TextLink>
          </p>
        )
      ) : (
        <p className="mt-0.5 text-sm text-faint">This expense was sent again later.</p>
      )}
    </>
  );
}
