import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';

/** Who a unit of work is for. Row-level security shows the rows of this scope and nothing else. */
export type Scope = {
  readonly companyId?: string | null;
  readonly userId?: string | null;
  /** A member's role, 'worker' or 'dispatch' for the worker, 'staff' for the support pages. */
  readonly role?: string;
  /** Keys that a person presents before they are identified. */
  readonly sessionId?: string;
  readonly address?: string;
  readonly invitation?: string;
  readonly codatCompanyId?: string;
};

/** The scope of one company. */
export type CompanyScope = Scope & { readonly companyId: string };

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

const connect = () =>
  new PrismaClient({
    // Every connection of this pool uses the application role from its first statement.
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, options: '-c role=outlay_app', max: 12 }),
  });

// `next dev` reloads modules; they share one pool.
const kept = globalThis as { outlayDb?: PrismaClient };

export function db(): PrismaClient {
  kept.outlayDb ??= connect();
  return kept.outlayDb;
}

/** Runs one unit of work in a transaction that sees only its scope. The scope ends with the transaction. */
export function inScope<T>(
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  { timeoutMs = 20_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`select
        set_config('app.company', ${scope.companyId ?? ''}, true),
        set_config('app.user', ${scope.userId ?? ''}, true),
        set_config('app.role', ${scope.role ?? ''}, true),
        set_config('app.session', ${scope.sessionId ?? ''}, true),
        set_config('app.address', ${scope.address ?? ''}, true),
        set_config('app.invitation', ${scope.invitation ?? ''}, true),
        set_config('app.codat_company', ${scope.codatCompanyId ?? ''}, true)`;
      return work(tx);
    },
    { maxWait: 10_000, timeout: timeoutMs },
  );
}

/** The scope that schedules work: the lanes and permits of all companies, and nothing else of theirs. */
export const dispatch: Scope = { role: 'dispatch' };

/** Returns the worker's scope: one company, no person. */
export const worker = (companyId: string): CompanyScope => ({ companyId, role: 'worker' });

/** Returns whether the error is a unique violation. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'P2002' || isExclusion(error));

const isExclusion = (error: Error) => JSON.stringify(error).includes('23P01') || error.message.includes('exclusion');
