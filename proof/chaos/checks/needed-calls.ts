import type { Stats } from '../../harness/sandbox-control';

/** The operations that send a batch: with the Expenses API, then with the Accounting API. */
export const batchOperations: readonly string[] = [
  ...['create-expense-transaction', 'create-reimbursable-expense-transaction', 'create-transfer-transaction'],
  ...['create-direct-cost', 'create-direct-income', 'create-transfer'],
];
/** The operations that attach a receipt. */
export const receiptOperations: readonly string[] = [
  'upload-expense-attachment',
  'upload-direct-cost-attachment',
  'upload-direct-income-attachment',
];

/** What the calls of one purpose were needed for. */
export type CallRow = {
  readonly purpose: string;
  readonly made: number;
  /** The calls that would suffice if none failed. */
  readonly needed: number;
  /** The calls that an injected fault made fail. Each needs one repeat. */
  readonly failed: number;
};

type Minimum = { readonly batches: number; readonly receipts: number; readonly lookups: number };

const purposes: readonly (readonly [
  purpose: string,
  operations: readonly string[],
  needed: (of: Minimum) => number,
])[] = [
  ['send batches', batchOperations, ({ batches }) => batches],
  ['settle batches', ['list-sync-transactions', 'get-sync-status', 'get-push-operation'], ({ batches }) => batches],
  ['send receipts', receiptOperations, ({ receipts }) => receipts],
  [
    'check receipts after a 5xx',
    ['list-direct-cost-attachments', 'list-direct-income-attachments'],
    ({ lookups }) => lookups,
  ],
];

/** A fault of this kind does not make a call fail: a 2xx without a readable body counts as done. */
const harmless = ['malformed'];

/**
 * Returns the calls by purpose. A receipt is checked in the books once for each upload that ended in a 5xx, because only
 * the books show whether the file is there. All calls of other operations are together in the last row: the reads of the
 * books, lookups of batches, and what each worker does when it starts. None of them is counted as needed.
 */
export function callRows(
  {
    before,
    after: stats,
  }: { readonly before: Pick<Stats, 'byOperation'>; readonly after: Pick<Stats, 'byOperation' | 'faultsByOperation'> },
  { batches, receipts }: Omit<Minimum, 'lookups'>,
): readonly CallRow[] {
  const madeFor = (operations: readonly string[]) =>
    sum(operations.map((each) => (stats.byOperation[each] ?? 0) - (before.byOperation[each] ?? 0)));
  const failedFor = (operations: readonly string[]) =>
    sum(
      operations.flatMap((each) =>
        Object.entries(stats.faultsByOperation[each] ?? {}).map(([kind, count]) =>
          harmless.includes(kind) ? 0 : count,
        ),
      ),
    );
  const lookups = sum(
    receiptOperations.flatMap((operation) => {
      const { status500 = 0, status503 = 0 } = stats.faultsByOperation[operation] ?? {};
      return [status500, status503];
    }),
  );
  const rows = purposes.map(([purpose, operations, needed]) => ({
    purpose,
    made: madeFor(operations),
    needed: needed({ batches, receipts, lookups }),
    failed: failedFor(operations),
  }));
  const known = purposes.flatMap(([, operations]) => operations);
  const others = Object.keys(stats.byOperation).filter((operation) => !known.includes(operation));
  return [...rows, { purpose: 'all else', made: madeFor(others), needed: 0, failed: 0 }];
}

/**
 * Returns the number of calls made for each needed one. Needed are the calls that suffice without faults, one repeat for
 * each of them that an injected fault made fail, and nothing else: the checks after a 5xx count as overhead.
 */
export function callsPerNeeded(rows: readonly CallRow[]): number {
  const minimum = rows.filter(({ purpose }) => purpose !== 'check receipts after a 5xx');
  return round(sum(rows.map(({ made }) => made)) / sum(minimum.map(({ needed, failed }) => needed + failed)));
}

/** Returns the number of calls made for each one that would suffice without faults. */
export function callsPerFaultless(rows: readonly CallRow[]): number {
  const minimum = rows.filter(({ purpose }) => purpose !== 'check receipts after a 5xx');
  return round(sum(rows.map(({ made }) => made)) / sum(minimum.map(({ needed }) => needed)));
}

/** Returns the rows as a table. `wasted` are the calls beyond the needed ones and their repeats. */
export const formatRows = (rows: readonly CallRow[]): string =>
  [
    ['calls', 'made', 'needed', 'failed', 'wasted'],
    ...rows.map(({ purpose, made, needed, failed }) => [purpose, made, needed, failed, made - needed - failed]),
  ]
    .map(
      ([purpose, ...figures]) =>
        `  ${String(purpose).padEnd(28)}${figures.map((each) => String(each).padStart(9)).join('')}`,
    )
    .join('\n');

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number): number => Math.round(value * 1000) / 1000;
