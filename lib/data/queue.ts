import 'server-only';
import { fromPrisma, PgBoss } from 'pg-boss';
import type { BooksList } from '@/lib/domain/books/lists';
import { db, type Tx } from './db';

/** Work that waits for a worker. The state of the work is in our own rows; a job only wakes it. */
export type Job =
  /** Without `lists` all of them, as somebody asked for. */
  | {
      readonly name: 'refresh-books';
      readonly data: { companyId: string; connectionId: string; lists?: readonly BooksList[] };
    }
  | { readonly name: 'read-nightly'; readonly data: { companyId: string; connectionId: string } }
  /** `asked`: Codat's names for the readings it was asked for. */
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

// This instance only writes jobs, in our own transactions; it is never started.
let made: PgBoss | undefined;
const boss = () => {
  made ??= new PgBoss({ db: fromPrisma(db()), migrate: false, supervise: false, schedule: false });
  return made;
};

/** Enqueues in the caller's transaction: the job exists if and only if what it is about was committed. */
export async function enqueue(
  tx: Tx,
  job: Job,
  {
    afterSeconds,
    once,
  }: {
    afterSeconds?: number;
    /** Of several under one key within so many seconds only the first is taken. */
    once?: { key: string; seconds: number };
  } = {},
): Promise<void> {
  await boss().send(job.name, job.data, {
    db: fromPrisma(tx),
    ...(afterSeconds && { startAfter: afterSeconds }),
    ...(once && { singletonKey: once.key, singletonSeconds: once.seconds }),
  });
}

/** Tells every process how many of the lists of a connection Codat has read: only while it lasts, so it is not kept. */
export async function announceLists(tx: Tx, companyId: string, connectionId: string, read: number): Promise<void> {
  await tx.$executeRaw`select pg_notify('outlay_lists', ${`${connectionId} ${read}`}), pg_notify('outlay', ${companyId})`;
}

/** Tells every page of the company that something changed, when the transaction commits. */
export async function announce(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify('outlay', ${companyId})`;
}
