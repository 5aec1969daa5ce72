import { assumptions } from '../settings';
import type { ItemResult, ItemStatus } from './item';

/** How a sync ended, as its status tells. */
export interface SyncOutcome {
  readonly code: number;
  readonly status: string;
  readonly error: string;
  readonly pushed: boolean;
}

/** What a code says of a sync, and what then stands in the items that had no result yet. */
export interface SyncFailure {
  readonly status: string;
  readonly item: ItemStatus;
  readonly words: string;
}

const twoConnections = 'Company needs to have two valid data connections.';
const words = assumptions.syncStatusWords;
const unsent = assumptions.itemStatusWithoutConnections;

/** The codes of a failed sync (Codat, "Sync transactions"). */
export const failures = {
  4000: { status: words[4000], item: unsent, words: twoConnections },
  4040: { status: words[4040], item: unsent, words: `${twoConnections} A connection of the company was deleted.` },
  4220: { status: words[4220], item: unsent, words: twoConnections },
  4260: {
    status: words[4260],
    item: 'PushError',
    words: "The subscription of the company's accounting software has expired.",
  },
  5000: {
    status: words[5000],
    item: 'PushError',
    words: 'There is a problem with our server. Please try again later.',
  },
  5080: {
    status: words[5080],
    item: 'PushError',
    words: 'One or more transactions have previously been processed.',
  },
  5120: { status: words[5120], item: 'ValidationError', words: 'The data of the sync could not be processed.' },
  5130: { status: words[5130], item: 'PushError', words: 'An error occurred in a downstream service.' },
} as const satisfies Readonly<Record<number, SyncFailure>>;
export type FailureCode = keyof typeof failures;

export const isFailureCode = (code: number): code is FailureCode => code in failures;

/** A sync fails when one of its items does, also when the others are in the books. */
export function outcomeOf(results: readonly ItemResult[]): SyncOutcome {
  const pushed = results.some(({ state }) => state === 'written');
  const failed = results.flatMap((result) => ('message' in result ? result : []));
  const [first] = failed;
  if (!first) return { code: pushed ? 2000 : 2040, status: words[2000], error: '', pushed };
  const code = codeOf(failed.map(({ state }) => state));
  return { code, status: failures[code].status, error: first.message, pushed };
}

function codeOf(states: readonly ItemResult['state'][]): FailureCode {
  if (states.includes('refused')) return 5130;
  return states.includes('invalid') ? assumptions.onlyValidationErrorsEndWith : assumptions.onlyDuplicatesEndWith;
}
