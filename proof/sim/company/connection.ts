import { keepsField } from '@/lib/domain/books/field-exceptions';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { type CodatCompany, connectionStatuses } from '../codat/company';
import {
  currentConnection,
  findUnfinishedWrites,
  removeConnection,
  saveConnectionStatus,
  startConnection,
} from '../database/connections';
import type { Simulation } from '../simulation';

/** How a company writes: with one of Codat's two APIs, or with another one in each of its books. */
export type Way = 'expenses' | 'claims' | 'direct costs' | 'either';

/**
 * The packages that companies link. FreeAgent drops our reference, and NetSuite that of a direct cost, so records are found
 * there by their content. Xero takes no claims. Sage 50 is on the customer's computer, and takes refunds as negative costs.
 */
const expensesPackages = ['xero', 'xero', 'xero', 'xero', 'dynamics', 'freeagent'] as const;
const claimsPackages = ['quickbooks-online', 'zoho', 'freeagent'] as const;
const directPackages = [
  'xero-direct',
  'sage-business-cloud',
  'freeagent-direct',
  'netsuite-direct',
  'sage-50',
] as const;
const packages: Readonly<Record<Way, readonly PackageKey[]>> = {
  expenses: expensesPackages,
  claims: claimsPackages,
  'direct costs': directPackages,
  either: [...expensesPackages.slice(-3), ...directPackages],
};

/** How long a user waits before the next attempt to link. Each wait is twice the one before, up to the longest. */
const firstRetryMs = 120_000;
const longestRetryMs = 30 * 60_000;

type Parts = Pick<Simulation, 'schedule' | 'random' | 'db' | 'invariants' | 'conditions'>;

/** Changes a company's link as users and the accounting package do: connect, revoke, reconnect, disconnect. */
export class CompanyConnection {
  constructor(
    private readonly simulation: Parts,
    private readonly companyId: string,
    private readonly company: CodatCompany,
    private readonly way: Way,
  ) {}

  /** A user chooses the package, gives consent there, and returns to Outlay. After a refusal the user tries again later. */
  link(waitMs = firstRetryMs): void {
    const { companyId, company } = this;
    const { db, random, schedule } = this.simulation;
    if (currentConnection(db, companyId)?.status === 'linked') return;
    // As lib/workflows/books/link.ts: nobody can link other books while expenses are on their way to the former ones.
    if (findUnfinishedWrites(db, companyId) > 0 || this.#hasPendingWrites()) {
      schedule.after(waitMs, () => this.link(Math.min(2 * waitMs, longestRetryMs)));
      return;
    }
    const [before] = company.connections.keys();
    if (before) company.connections.delete(before);
    const codatConnectionId = random.uuid(schedule.now);
    const key = random.pick(packages[this.way]);
    if (!keepsField(key, 'reference')) company.withoutReference.add(codatConnectionId);
    if (packageOf(key).connector === 'desktop') company.onDesktop.add(codatConnectionId);
    const replaces = currentConnection(db, companyId)?.id ?? null;
    startConnection(db, companyId, { codatConnectionId, package: key, linkUrl: '' }, { replaces });
    company.connections.set(codatConnectionId, 'Linked');
    this.#notify(0);
  }

  /** As lib/workflows/books/pending-writes.ts: Codat has accepted records whose response was lost. */
  #hasPendingWrites(): boolean {
    const { db } = this.simulation;
    const ambiguous = db
      .syncsOf(this.companyId)
      .filter(({ state }) => state === 'sending' || state === 'unknown')
      .flatMap((sync) => db.itemsOf(sync.id))
      .map((item) => item.movementId);
    return this.company.syncs.some(({ items }) =>
      items.some(({ transactionId, status }) => status === 'Pending' && ambiguous.includes(transactionId)),
    );
  }

  /** The accounting package revokes Outlay's access. */
  revoke(): void {
    const { linked, connections } = this.company;
    if (linked === null) return;
    connections.set(linked, 'Deauthorized');
    this.#notify();
  }

  /** A user gives consent again, for the same books. */
  reconnect(): void {
    for (const [id, status] of this.company.connections)
      if (status === 'Deauthorized') this.company.connections.set(id, 'Linked');
    this.#notify();
  }

  /** A user disconnects the books: first at Codat, then in Outlay (lib/workflows/books/link.ts, `disconnect`). */
  disconnect(): void {
    const { linked, connections } = this.company;
    const { random, schedule } = this.simulation;
    if (linked === null) return;
    connections.delete(linked);
    schedule.after(random.logUniform(5, 2_000), () => {
      this.#remove();
      this.#linkChanged();
    });
  }

  /** Repairs the link and the package, so that all work can be settled and the run ends. */
  repair(): void {
    const { db } = this.simulation;
    this.company.packageState = 'working';
    this.reconnect();
    const row = currentConnection(db, this.companyId);
    if (row && this.company.linked === row.codatConnectionId) return;
    this.#remove();
    this.link();
  }

  /**
   * Outlay learns of the change through a webhook, or when the user returns to its page. It reads the status from Codat
   * and saves it later. The notification may be missed at `missedRate`.
   */
  #notify(missedRate = this.simulation.conditions.isFaulty ? 0.3 : 0): void {
    const { random, schedule } = this.simulation;
    if (random.occurs(missedRate)) return;
    schedule.after(random.logUniform(100, 60_000), () => this.#check());
  }

  /** As lib/workflows/books/check-connection.ts: reads the status again if another process has saved one meanwhile. */
  #check(reads = 3): void {
    const { companyId, company } = this;
    const { db, random, schedule } = this.simulation;
    const row = currentConnection(db, companyId);
    if (!row) return;
    const { codatConnectionId, status: from } = row;
    const to = connectionStatuses[company.connections.get(codatConnectionId) ?? 'Unlinked'];
    schedule.after(random.logUniform(5, 500), () => {
      const isSaved = to === from || saveConnectionStatus(db, companyId, codatConnectionId, { from, to });
      if (!isSaved && reads > 1) this.#check(reads - 1);
      else this.#linkChanged();
    });
  }

  #remove(): void {
    const { db } = this.simulation;
    const row = currentConnection(db, this.companyId);
    if (row) removeConnection(db, this.companyId, row.id);
  }

  #linkChanged(): void {
    const { db, invariants } = this.simulation;
    invariants.linkChanged(this.companyId, currentConnection(db, this.companyId)?.status === 'linked');
  }
}
