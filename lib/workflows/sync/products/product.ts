import type { Failure, Problem } from '@/lib/codat/client/errors';
import type { SendableSync, SentSync } from '@/lib/data/sync/claim';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import type { LaneContext } from '../lane-context';

/**
 * One of Codat's products that write to the books, such as expenses or suppliers. The lane sends, polls, retries and
 * reconciles the batches of every product in the same way; only the product knows Codat's calls for its records.
 */
export type Product = {
  /** Does what Codat needs before it can take the batch. Sends no record. Throws a CodatError. */
  readonly prepare?: (context: LaneContext, batch: SendableSync) => Promise<void>;
  /** Sends the frozen bytes of a batch. Returns Codat's id of the write. Throws a CodatError. */
  readonly send: (context: LaneContext, batch: SendableSync) => Promise<string>;
  /** Returns what a failed `send` means for the batch. */
  readonly meaningOf: (failure: Failure, batch: SendableSync, context: LaneContext) => FailureMeaning;
  /** Reads the outcome of each record of a sent batch. It may be called repeatedly. Throws a CodatError. */
  readonly readResult: (context: LaneContext, batch: SentSync) => Promise<WriteResult>;
  /**
   * Finds out whether an ambiguous batch reached the books. `lostAt` is the time of the database after which no attempt
   * under the old key was made. Throws a CodatError.
   */
  readonly find: (context: LaneContext, batch: SendableSync, lostAt: Date) => Promise<Finding>;
  /** Returns which of these records of a rejected batch are in the books already. Throws a CodatError. */
  readonly findWritten: (context: LaneContext, batch: SendableSync, ids: readonly string[]) => Promise<WrittenRecords>;
  /** Returns the bytes that send some of the records of a frozen batch. */
  readonly payloadFor: (frozen: string, ids: readonly string[]) => { readonly text: string; readonly sha256: string };
  /** The message of a record that was prepared for books that are no longer linked. */
  readonly formerBooksMessage: string;
};

/**
 * What a failed `send` means:
 * - `retry`: send the batch again under the same key after a wait. `not-sent`: nothing was written. `unknown`: it may
 *   have been written. `lost`: it may have been written and the key can no longer be used, so it is looked up first.
 * - `find`: look it up now
 * - `reject`: Codat or the package rejected records
 * - `block`: Codat refuses the whole company
 */
export type FailureMeaning =
  | {
      readonly next: 'retry';
      readonly outcome: 'not-sent' | 'unknown' | 'lost';
      /** Null: the usual backoff. */
      readonly afterSeconds: number | null;
    }
  | { readonly next: 'find' }
  | {
      readonly next: 'reject';
      readonly problems: readonly Problem[];
      /** Replaces Codat's message. */
      readonly message?: string;
    }
  | { readonly next: 'block' };

/** What made a whole write fail: the connection, the package's subscription, or Codat itself. */
export type Fault = 'connection' | 'package' | 'codat';

/**
 * The outcomes of a sent batch. `fault` is set if the write failed for a reason outside its records. `lost`: Codat gave
 * up on the write, and the package may have the records or get them later.
 */
export type WriteResult =
  | { readonly kind: 'read'; readonly updates: readonly ItemUpdate[]; readonly fault: Fault | null }
  | { readonly kind: 'lost' };

/**
 * The result of looking for an ambiguous batch.
 * - `write`: Codat's id of its write, from which its outcomes are read
 * - `records`: its records are in the books
 * - `nothing`: it never reached the books
 * - `later`: it cannot be known yet
 */
export type Finding =
  | { readonly found: 'write'; readonly codatId: string }
  | { readonly found: 'records'; readonly updates: readonly ItemUpdate[] }
  | { readonly found: 'nothing' }
  | { readonly found: 'later'; readonly afterSeconds: number };

/**
 * What Codat did with some records. `written` has the id of Codat's write for each record that is in the books. `open`
 * is the id of a write that is still writing one of the records, or null.
 */
export type WrittenRecords = { readonly written: ReadonlyMap<string, string>; readonly open: string | null };

/** What a failed creation means if Codat recognises a repeated request by its idempotency key. */
export function meaningOfCreation(failure: Failure): FailureMeaning {
  switch (failure.kind) {
    case 'not-admitted':
    case 'rate-limited':
      return { next: 'retry', outcome: 'not-sent', afterSeconds: failure.retryAfterSeconds };
    case 'not-reached':
      return { next: 'retry', outcome: 'not-sent', afterSeconds: null };
    case 'in-flight':
    case 'no-answer':
    case 'unread':
      return { next: 'retry', outcome: 'unknown', afterSeconds: null };
    case 'server-error':
      // Codat repeats a 5xx for the same key for 90 minutes. The batch is looked up before it is sent under a new key.
      return { next: 'find' };
    case 'rejected':
      return { next: 'reject', problems: failure.problems };
    case 'missing':
    case 'not-allowed':
      return { next: 'block' };
  }
}

/**
 * What a failure before the batch was sent means. It says nothing about an earlier attempt, which may still be on its way
 * under the key of the batch, so the key stays. An ambiguous batch is not rejected, because it may have been written.
 */
export function meaningOfPreparation(failure: Failure, { items }: Pick<SendableSync, 'items'>): FailureMeaning {
  const meaning = meaningOfCreation(failure);
  if (meaning.next === 'block') return meaning;
  if (meaning.next === 'reject' && !items.some(({ state }) => state === 'unknown')) return meaning;
  const afterSeconds = meaning.next === 'retry' ? meaning.afterSeconds : null;
  return { next: 'retry', outcome: 'not-sent', afterSeconds };
}

/**
 * The wait before an ambiguous request is looked up or sent again: the first one may still be on its way. It must not
 * overwrite a later change, or be written after a lookup found nothing.
 */
export const requestLifeSeconds = 60;

/**
 * What a failed update of one record means. An update has no idempotency key and is idempotent, so it is sent again. It
 * cannot be looked up, because earlier updates of the record look the same.
 */
export function meaningOfUpdate(failure: Failure): FailureMeaning {
  switch (failure.kind) {
    case 'in-flight':
    case 'no-answer':
    case 'unread':
      return { next: 'retry', outcome: 'unknown', afterSeconds: requestLifeSeconds };
    case 'server-error':
      return { next: 'retry', outcome: 'unknown', afterSeconds: null };
    case 'missing':
      return { next: 'reject', problems: [] };
    default:
      return meaningOfCreation(failure);
  }
}

/**
 * What a failed creation means if the request has no idempotency key. After an ambiguous failure the record is looked up
 * before it is sent again.
 */
export function meaningOfKeylessCreation(failure: Failure): FailureMeaning {
  switch (failure.kind) {
    case 'in-flight':
    case 'no-answer':
    case 'unread':
    case 'server-error':
      return { next: 'retry', outcome: 'lost', afterSeconds: requestLifeSeconds };
    default:
      return meaningOfCreation(failure);
  }
}
