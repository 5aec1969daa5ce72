import { assumptions } from '../settings';
import type { ItemResult, ItemStatus } from './item';

/** The result of a finished sync. */
export interface SyncOutcome {
  readonly code: number;
  readonly status: string;
  readonly error: string;
  readonly pushed: boolean;
}

/**
 * The statuses that a failure code leads to: the status of the sync, and the status and message of its items that have
 * no result yet.
 */
export interface SyncFailure {
  readonly status: string;
  readonly item: ItemStatus;
  readonly message: string;
}

const twoConnections = 'Company needs to have two valid data connections.';
const statuses = assumptions.syncStatusNames;
const withoutConnections = assumptions.itemStatusWithoutConnections;

/** The codes with which a sync can fail (Codat, "Sync transactions"). */
export const failures = {
  4000: { status: statuses[4000], item: withoutConnections, message: twoConnections },
  4040: {
    status: statuses[4040],
    item: withoutConnections,
    message: `${twoConnections} A connection of the company was deleted.`,
  },
  4220: { status: statuses[4220], item: withoutConnections, message: twoConnections },
  4260: {
    status: statuses[4260],
    item: 'PushError',
    message: "The subscription of the company's accounting software has expired.",
  },
  5000: {
    status: statuses[5000],
    item: 'PushError',
    message: 'There is a problem with our server. Please try again later.',
  },
  5080: {
    status: statuses[5080],
    item: 'PushError',
    message: 'One or more transactions have previously been processed.',
  },
  5120: { status: statuses[5120], item: 'ValidationError', message: 'The data of the sync could not be processed.' },
  5130: { status: statuses[5130], item: 'PushError', message: 'An error occurred in a downstream service.' },
} as const satisfies Readonly<Record<number, SyncFailure>>;
export type FailureCode = keyof typeof failures;

export const isFailureCode = (code: number): code is FailureCode => code in failures;

/** Returns how the sync ended. If one item failed, the sync failed, even if other items were written. */
export function outcomeOf(results: readonly ItemResult[]): SyncOutcome {
  const pushed = results.some(({ state }) => state === 'written');
  const failed = results.flatMap((result) => ('message' in result ? result : []));
  const [first] = failed;
  if (!first) return { code: pushed ? 2000 : 2040, status: statuses[2000], error: '', pushed };
  const code = codeOf(failed.map(({ state }) => state));
  return { code, status: failures[code].status, error: first.message, pushed };
}

function codeOf(states: readonly ItemResult['state'][]): FailureCode {
  if (states.includes('refused')) return 5130;
  return states.includes('invalid') ? assumptions.onlyValidationErrorsEndWith : assumptions.onlyDuplicatesEndWith;
}
