import 'server-only';
import { fromPrisma, PgBoss } from 'pg-boss';
import { db, type Tx } from './db';

/** Work that waits for a worker. The state of the work is in our own rows; a job only wakes it. */
export type Job =
  | { readonly name: 'refresh-books'; readonly data: { companyId: string; connectionId: string } }
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
export async function enqueue(tx: Tx, job: Job, options: { afterSeconds?: number } = {}): Promise<void> {
  await boss().send(job.name, job.data, {
    db: fromPrisma(tx),
    ...(options.afterSeconds ? { startAfter: options.afterSeconds } : {}),
  });
}

/** Tells every page of the company that something changed, when the transaction commits. */
export async function announce(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify('outlay', ${companyId})`;
}
