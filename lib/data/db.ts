import 'server-only';
import { availableParallelism } from 'node:os';
import { describeClosedDay, parseClosedDay } from '@/lib/domain/close/closed-day';
import type { Topic } from '@/lib/domain/live/change';
import { Refusal } from '@/lib/domain/refusal';
import { env } from '@/lib/env';
import { announceChange, announceCommitted, sendCommitted } from './announcements';
import { runLastSteps } from './before-commit';
import { PrismaClient } from './generated/client';
import { ScopedPg, withSettings } from './scoped-pg';
import { createStatementNames } from './statement-names';

/** For whom a transaction runs. Row-level security shows it only the rows of this company, person or role. */
export type Scope = {
  readonly companyId?: string | null;
  readonly userId?: string | null;
  /** The role of a member, 'worker' or 'dispatch' in the worker, or 'staff' on the support pages. */
  readonly role?: string;
  /**
   * What a person presents before Outlay knows who they are, such as an email address. Row-level security shows only the
   * row that has this value.
   */
  readonly address?: string;
  readonly invitation?: string;
  readonly codatCompanyId?: string;
  /** The card issuer or the platform that acts with a key of the company. Audit events name it and no person. */
  readonly source?: string;
  /** The language in which a refused change is explained. */
  readonly locale?: string;
};

/** A scope that is limited to one company. */
export type CompanyScope = Scope & { readonly companyId: string };

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * A new connection has to sign in, and reads the catalogue and compiles the triggers again. In a burst of work after a
 * short pause this took longer than the work itself, so a connection is closed only after five minutes without use.
 */
const idleTimeoutMillis = 300_000;

/**
 * Postgres answers as many statements at once as it has cores. More connections only make a burst of work slower: each one
 * plans its statements for itself. The wait for a connection is short, because no transaction waits for a call to Codat.
 */
const maxConnections = Math.max(6, 2 * availableParallelism());

const connect = () =>
  new PrismaClient({
    adapter: new ScopedPg(
      {
        connectionString: env().DATABASE_URL,
        // Every connection of this pool uses the application's database role from its first statement.
        options: '-c role=outlay_app',
        max: maxConnections,
        idleTimeoutMillis,
        // A process that has nothing left to do ends, although it has connections without use.
        allowExitOnIdle: true,
      },
      { statementNameGenerator: createStatementNames() },
    ),
  });

// `next dev` reloads modules, so the pool is stored globally and survives a reload.
const kept = globalThis as { outlayDb?: PrismaClient };

export function db(): PrismaClient {
  kept.outlayDb ??= connect();
  return kept.outlayDb;
}

/**
 * Runs `work` in a transaction that sees only the rows of the scope. The scope ends with the transaction. What the
 * transaction announced reaches the open pages when it has committed. Throws a Refusal when the database refuses a change of
 * a closed month, whatever made the change.
 */
export async function inScope<T>(
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  { timeoutMs = 20_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  let committing: Tx | undefined;
  const begin = (inside: (tx: Tx) => Promise<T>) => db().$transaction(inside, { maxWait: 10_000, timeout: timeoutMs });
  const result = await withSettings(settingsOf(scope), begin, async (tx: Tx) => {
    committing = tx;
    const done = await work(tx);
    await runLastSteps(tx);
    return done;
  }).catch((error: unknown) => {
    throw closedDayRefusal(error, scope.locale) ?? error;
  });
  if (committing) announceCommitted(committing, notify);
  return result;
}

/** Announces what a single statement outside a transaction has changed. */
export const announceDone = (companyId: string, topics: readonly Topic[]): void =>
  announceChange(companyId, { topics, ids: null }, notify);

/** Announces at once what this process has committed. A process calls it before it ends. */
export const sendAnnouncements = (): Promise<void> => sendCommitted(notify);

/** Announces what this process has committed, and closes its connections. A command calls it as its last step. */
export async function closeDatabase(): Promise<void> {
  await sendAnnouncements();
  await db().$disconnect();
}

/** One statement is one transaction. It does not wait for the disk, because a notification is not stored there. */
const notify = (payloads: readonly string[]): Promise<unknown> =>
  db().$queryRaw`
    select set_config('synchronous_commit', 'off', true), pg_notify('outlay', payload)::text
    from unnest(${payloads}::text[]) as payload`;

const settingsOf = (scope: Scope) => ({
  'app.company': scope.companyId ?? '',
  'app.user': scope.userId ?? '',
  'app.role': scope.role ?? '',
  'app.address': scope.address ?? '',
  'app.invitation': scope.invitation ?? '',
  'app.codat_company': scope.codatCompanyId ?? '',
});

/**
 * The scope in which the worker finds due work. It shows the lanes and permits of all companies, and none of their
 * other rows.
 */
export const dispatch: Scope = { role: 'dispatch' };

/** Returns the scope in which the worker acts for one company, without a person. */
export const worker = (companyId: string): CompanyScope => ({ companyId, role: 'worker' });

/** Returns the refusal in words when a trigger refused a change of a closed day (migration `periods`), else null. */
function closedDayRefusal(error: unknown, locale = 'en-GB'): Refusal | null {
  if (!(error instanceof Error)) return null;
  const closed = parseClosedDay(error.message) ?? parseClosedDay(JSON.stringify(error));
  return closed && new Refusal(describeClosedDay(closed, locale));
}

/** Returns whether the error is a violation of a unique or exclusion constraint. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'P2002' || isExclusion(error));

const isExclusion = (error: Error) => JSON.stringify(error).includes('23P01') || error.message.includes('exclusion');
