import { sha256Of } from '@/lib/codat/books/new-entries';
import type { Failure } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import { packageOf } from '@/lib/domain/books/package';
import { channelOf, type LaneContext } from '../lane-context';
import { type FailureMeaning, meaningOfCreation, type Product } from './product';
import { idsOf, readPush } from './read-push';

/** The frozen body of a push, with the key by which Codat recognises its retries. */
type Push = { readonly body: string; readonly idempotencyKey: string };

type PushRules = Pick<Product, 'find' | 'formerBooksMessage'> & {
  readonly push: (connection: ConnectionIds, push: Push, channel: CodatChannel | undefined) => Promise<string>;
  /** What Codat's answer means that it knows no such endpoint, as a sentence for the person. */
  readonly notAccepted: (packageName: string) => string;
  /** The wait before a record is looked up whose push ended in a server error. */
  readonly lookAfterSeconds: number;
};

/** A product that writes one record in each batch, with a push operation of Codat's Accounting API. */
export const pushProduct = ({ push, notAccepted, lookAfterSeconds, ...rules }: PushRules): Product => ({
  ...rules,
  send: (context, { id, payload: body, idempotencyKey }) =>
    push(idsOf(context), { body, idempotencyKey }, channelOf(context, id)),
  meaningOf: (failure, _batch, context) =>
    meaningOfPush(failure, lookAfterSeconds, () => notAccepted(packageNameOf(context))),
  readResult: readPush,
  findWritten: findNoneWritten,
  payloadFor: (frozen) => ({ text: frozen, sha256: sha256Of(frozen) }),
});

/** Codat recognises no repeated push, so it never rejects one for that reason. */
export const findNoneWritten: Product['findWritten'] = async () => ({ written: new Map(), open: null });

/** Returns the name of the linked package for a sentence. */
export const packageNameOf = ({ connection }: Pick<LaneContext, 'connection'>): string =>
  connection ? packageOf(connection.package).name : 'the package';

/** The record may exist after a server error, and Codat repeats the error for the same key: it is looked up first. */
export const pushMayExist = (afterSeconds: number): FailureMeaning => ({
  next: 'retry',
  outcome: 'lost',
  afterSeconds,
});

function meaningOfPush(failure: Failure, lookAfterSeconds: number, notAccepted: () => string): FailureMeaning {
  switch (failure.kind) {
    case 'server-error':
      return pushMayExist(lookAfterSeconds);
    case 'rejected': {
      const message = failure.problems.map((problem) => problem.message).join(' ');
      return { next: 'reject', problems: [], ...(message && { message }) };
    }
    case 'missing':
      return { next: 'reject', problems: [], message: notAccepted() };
    default:
      return meaningOfCreation(failure);
  }
}
