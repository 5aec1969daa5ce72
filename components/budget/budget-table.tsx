import { AppLink } from '@/components/ui/action/app-link';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { addMonths, monthName } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';

export type BudgetRow = {
  readonly id: string;
  readonly name: string;
  /** The budgets of the twelve months in minor units; null for a month without one. */
  readonly amounts: readonly (bigint | null)[];
  /** The page with the form of the category; null if the person may not change it. */
  readonly href: string | null;
};

/** The budgets of a year by category: the total, and the months. */
export function BudgetTable({
  year,
  start,
  currency,
  locale,
  rows,
}: {
  year: string;
  /** The first of the twelve months: 'YYYY-MM'. */
  start: string;
  currency: string;
  locale: string;
  rows: readonly BudgetRow[];
}) {
  const bare = (minor: bigint) => formatMoney({ minor, currency }, locale, { bare: true });
  const sum = (amounts: BudgetRow['amounts']) => amounts.reduce<bigint>((total, minor) => total + (minor ?? 0n), 0n);
  return (
    <Table caption={`Budgets of ${year} by category, in ${currency}`}>
      <Thead>
        <Th>Category</Th>
        <Th numeric>{`${year}, ${currency}`}</Th>
        <Th>Months</Th>
      </Thead>
      <Tbody className="report-rows">
        {rows.map(({ id, name, amounts, href }) => (
          <tr key={id}>
            <th scope="row">
              {href ? (
                <AppLink href={href} aria-label={`Set the budget for ${name}`}>
                  <bdi>{name}</bdi>
                </AppLink>
              ) : (
                <bdi>{name}</bdi>
              )}
            </th>
            <td className="amount">{amounts.some((minor) => minor !== null) ? bare(sum(amounts)) : '–'}</td>
            <td data-label="Months">{monthsText(amounts, start, bare)}</td>
          </tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Describes the months: "100.00 each month", "No budget", or each run of equal months: "January to March 100.00". */
function monthsText(amounts: BudgetRow['amounts'], start: string, bare: (minor: bigint) => string): string {
  const runs: { from: number; to: number; minor: bigint }[] = [];
  for (const [index, minor] of amounts.entries()) {
    if (minor === null) continue;
    const last = runs.at(-1);
    if (last && last.to === index - 1 && last.minor === minor) last.to = index;
    else runs.push({ from: index, to: index, minor });
  }
  const [only] = runs;
  if (!only) return 'No budget';
  if (only.from === 0 && only.to === 11) return `${bare(only.minor)} each month`;
  const nameOf = (index: number) => monthName(addMonths(start, index)).slice(0, 3);
  return runs
    .map(({ from, to, minor }) => `${nameOf(from)}${to > from ? ` to ${nameOf(to)}` : ''} ${bare(minor)}`)
    .join(', ');
}
