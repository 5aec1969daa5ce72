import 'server-only';
import { fromPrisma, PgBoss } from 'pg-boss';
import type { BooksList } from '@/lib/domain/books/lists';
import { everything, type Topic } from '@/lib/domain/live/change';
import { addAnnouncement } from './announcements';
import { beforeCommit } from './before-commit';
import { db, type Tx } from './db';

/** `asked` is the id of Codat's read operation for each record type. `looks` is the number of polls so far. */
type RecordRead = {
  companyId: string;
  connectionId: string;
  asked?: Readonly<Record<string, string>>;
  looks?: number;
};

/** A job for a worker. The state of its work is stored in other tables, so running a job twice is idempotent. */
export type Job =
  /** `lists` are the lists that Codat has read. Without `lists`, the job saves all lists that were requested. */
  | {
      readonly name: 'refresh-books';
      readonly data: { companyId: string; connectionId: string; lists?: readonly BooksList[] };
    }
  /**
   * A poll of a link that a person has started. `start` is the start to which this poll belongs, and `number` counts its
   * polls. Without `start`, it is one poll because a person opened the page.
   */
  | {
      readonly name: 'poll-link';
      readonly data: { companyId: string; connectionId: string; start?: string; number?: number };
    }
  | { readonly name: 'read-nightly'; readonly data: { companyId: string; connectionId: string } }
  | { readonly name: 'read-bookings'; readonly data: RecordRead }
  /** Reads the records of the books on bank accounts. */
  | { readonly name: 'read-records'; readonly data: RecordRead }
  /** Matches the bank lines and records of one account. */
  | {
      readonly name: 'match-account';
      readonly data: { companyId: string; connectionId: string; bankAccountRef: string };
    }
  /** Reads which claims are paid. `asked` is the id of Codat's read operation, and `looks` the number of polls so far. */
  | {
      readonly name: 'read-bills';
      readonly data: { companyId: string; connectionId: string; asked?: string; looks?: number };
    }
  /** Makes Outlay's lists contain an entry that was created in the books. */
  | { readonly name: 'list-entry'; readonly data: { companyId: string; entryId: string } }
  | { readonly name: 'run-lane'; readonly data: { companyId: string } }
  /** Stores the status of the company's open movements again (lib/data/movement/projection-runs.ts). */
  | { readonly name: 'project-movements'; readonly data: { companyId: string } }
  | { readonly name: 'check-movements'; readonly data: { companyId: string } }
  | { readonly name: 'sync-ready'; readonly data: { companyId: string } }
  /** Sends the lines of these movements to bank feeds. Without `movementIds`, those of all movements. */
  | {
      readonly name: 'send-bank-lines';
      readonly data: { companyId: string; movementIds?: readonly string[]; again?: boolean };
    }
  | { readonly name: 'run-task'; readonly data: { companyId: string; taskId: string } }
  | { readonly name: 'receive-webhook'; readonly data: { companyId: string; messageId: string } };

export type JobName = Job['name'];
export type JobData<N extends JobName> = Extract<Job, { name: N }>['data'];

// This instance is never started, because it only adds jobs in our own transactions. The worker has an instance of its
// own.
let instance: PgBoss | undefined;
const boss = () => {
  instance ??= new PgBoss({ db: fromPrisma(db()), migrate: false, supervise: false, schedule: false });
  return instance;
};

/**
 * Enqueues a job in the caller's transaction, as one of its last steps: two transactions that enqueue the same key wait
 * for each other. The job exists only if the transaction commits.
 */
export async function enqueue(
  tx: Tx,
  job: Job,
  {
    afterSeconds,
    once,
  }: {
    afterSeconds?: number;
    /**
     * Of several jobs with this key within these seconds, only the first is enqueued. With `isLastKept`, one more runs
     * when these seconds are over.
     */
    once?: { key: string; seconds: number; isLastKept?: boolean };
  } = {},
): Promise<void> {
  beforeCommit(tx, 'jobs', () =>
    boss().send(job.name, job.data, {
      db: fromPrisma(tx),
      ...(afterSeconds && { startAfter: afterSeconds }),
      ...(once && { singletonKey: once.key, singletonSeconds: once.seconds, singletonNextSlot: once.isLastKept }),
    }),
  );
}

/** Returns those of these queues that have a job which is due and was not started. */
export async function queuesWithDueJobs(names: readonly JobName[]): Promise<JobName[]> {
  const due = await db().$queryRaw<{ name: JobName }[]>`
    select queue.name from unnest(${names}::text[]) as queue(name)
     where exists (
       select from pgboss.job
        where job.name = queue.name and job.state < 'active' and not job.blocked and job.start_after <= now())`;
  return due.map(({ name }) => name);
}

/** Tells every process how many lists of a connection Codat has read. The number is not stored. */
export async function announceLists(tx: Tx, companyId: string, connectionId: string, read: number): Promise<void> {
  await tx.$executeRaw`select pg_notify('outlay_lists', ${`${connectionId} ${read}`})`;
  await announce(tx, companyId, ['books']);
}

/**
 * Tells the open pages of the company that show one of these things that it changed, as soon as the transaction commits.
 * `ids` are those of the expenses that changed, if they are known and few: the pages of others need not refresh.
 */
export async function announce(
  tx: Tx,
  companyId: string,
  topics: readonly Topic[] = everything.topics,
  ids: readonly string[] | null = null,
): Promise<void> {
  addAnnouncement(tx, companyId, { topics, ids });
}
