import 'server-only';
import { lineChanges } from '@/lib/data/bank-line/line-changes';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { LineChange } from '@/lib/domain/bank-line/line-change';
import { type Difference, explainDifference } from '@/lib/domain/reconcile/difference';
import type { Row } from '@/lib/domain/reconcile/row';
import type { AccountKey } from './account';
import { type Days, rowsIn } from './rows';

/** The difference of an account and period, with the rows of its parts by id. */
export type ExplainedDifference = Difference & {
  readonly rows: ReadonlyMap<string, Row>;
  /** Whether the period has more rows than are read at once, so that parts are missing. It is then not reconciled. */
  readonly isCut: boolean;
  /** Of the lines of parts that Outlay sent before their movement changed, by the id of the line. */
  readonly changes: ReadonlyMap<string, LineChange>;
};

/**
 * Returns what the statement lines of an account and period are more than the records of the books, split by cause. It is
 * reconciled only when nothing is open. Rows in another currency than most of the account are not compared.
 */
export const reconcileDifference = async (
  scope: CompanyScope,
  key: AccountKey,
  days: Days,
): Promise<ExplainedDifference> => {
  const difference = await explained(scope, key, days);
  const lineIds = difference.parts.flatMap((part) => part.lineIds);
  const currency = [...difference.rows.values()][0]?.money.currency ?? '';
  return { ...difference, changes: await lineChanges(scope, { ...key, currency }, lineIds) };
};

const explained = (scope: CompanyScope, key: AccountKey, days: Days): Promise<Omit<ExplainedDifference, 'changes'>> =>
  inScope(scope, async (tx) => {
    const read = await rowsIn(tx, key, days, { linked: true });
    const currency = accountCurrency(read.lines, read.records);
    const isOfAccount = ({ money }: Row) => money.currency === currency;
    const rows = { ...read, lines: read.lines.filter(isOfAccount), records: read.records.filter(isOfAccount) };
    const difference = explainDifference(rows, { account: key.bankAccountRef, ...days });
    return {
      ...difference,
      isReconciled: difference.isReconciled && !read.isCut,
      rows: new Map([...rows.lines, ...rows.records].map((row) => [row.id, row])),
      isCut: read.isCut,
    };
  });

/** The lines are in the currency of the account. A record can keep its own, if its rate to the account is unknown. */
const accountCurrency = (lines: readonly Row[], records: readonly Row[]): string => {
  const [line] = lines;
  if (line) return line.money.currency;
  const counts = Map.groupBy(records, ({ money }) => money.currency);
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? '';
};
