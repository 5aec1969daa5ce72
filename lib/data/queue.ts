import 'server-only';
import { fromPrisma, PgBoss } from 'pg-boss';
import type { BooksList } from '@/lib/domain/books/lists';
import { db, type Tx } from './db';

/** A job for a worker. It only starts work whose state is in other tables, so running it twice is idempotent. */
export type Job =
  /** `lists`: the lists that Codat has read. Without it, all lists that were requested. */
  | {
      readonly name: 'refresh-books';
      readonly data: { companyId: string; connectionId: string; lists?: readonly BooksList[] };
    }
  | { readonly name: 'read-nightly'; readonly data: { companyId: string; connectionId: string } }
  /** `asked`: the id of Codat's operation for each type. `looks`: the polls so far. */
  | {
      readonly name: 'read-bookings';
      readonly data: {
        companyId: string;
        connectionId: string;
        asked?: Readonly<Record<string, string>>;
        looks?: number;
      };
    }
  | { readonly name: 'create-entry'; readonly data: { companyId: string; entryId: string } }
  | { readonly name: 'run-lane'; readonly data: { companyId: string } }
  | { readonly name: 'sync-ready'; readonly data: { companyId: string } }
  | { readonly name: 'receive-webhook'; readonly data: { companyId: string; messageId: string } };

export type JobName = Job['name'];
export type JobData<N extends JobName> = Extract<Job, { name: N }>['data'];

// Never started: this instance only writes jobs in our own transactions.
let instance: PgBoss | undefined;
const boss = () => {
  instance ??= new PgBoss({ db: fromPrisma(db()), migrate: false, supervise: false, schedule: false });
  return instance;
};

/** Enqueues a job in the caller's transaction, so that it exists only if the transaction commits. */
export async function enqueue(
  tx: Tx,
  job: Job,
  {
    afterSeconds,
    once,
  }: {
    afterSeconds?: number;
    /** Debounces: of several jobs with this key within these seconds only the first is enqueued. */
    once?: { key: string; seconds: number };
  } = {},
): Promise<void> {
  await boss().send(job.name, job.data, {
    db: fromPrisma(tx),
    ...(afterSeconds && { startAfter: afterSeconds }),
    ...(once && { singletonKey: once.key, singletonSeconds: once.seconds }),
  });
}

/** Announces to every process how many lists of a connection Codat has read. The number is not stored. */
export async function announceLists(tx: Tx, companyId: string, connectionId: string, read: number): Promise<void> {
  await tx.$executeRaw`select pg_notify('outlay_lists', ${`${connectionId} ${read}`}), pg_notify('outlay', ${companyId})`;
}

/** Announces to every page of the company that something changed, when the transaction commits. */
export async function announce(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify('outlay', ${companyId})`;
}
