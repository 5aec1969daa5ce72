import { type CodatCompany, connectionStatuses } from '../codat/company';
import {
  currentConnection,
  hasUnfinishedWrites,
  removeConnection,
  saveConnectionStatus,
  startConnection,
} from '../database/connections';
import type { Simulation } from '../simulation';

/** The packages that companies link. FreeAgent drops our reference, so records are found there by their content. */
const packages = ['xero', 'xero', 'xero', 'xero', 'dynamics', 'freeagent'] as const;

/** How long a user waits before another attempt to link. */
const retryMs = 120_000;

type Parts = Pick<Simulation, 'schedule' | 'random' | 'db' | 'invariants' | 'conditions'>;

/** Changes a company's link as users and the accounting package do: connect, revoke, reconnect, disconnect. */
export class CompanyConnection {
  constructor(
    private readonly simulation: Parts,
    private readonly companyId: string,
    private readonly company: CodatCompany,
  ) {}

  /** A user chooses the package, gives consent there, and returns to Outlay. */
  link(): void {
    const { companyId, company } = this;
    const { db, random, schedule } = this.simulation;
    if (currentConnection(db, companyId)?.status === 'linked') return;
    // As lib/workflows/books/link.ts: nobody can link other books while expenses are on their way to the former ones.
    if (hasUnfinishedWrites(db, companyId)) {
      schedule.after(retryMs, () => this.link());
      return;
    }
    const [before] = company.connections.keys();
    if (before) company.connections.delete(before);
    const codatConnectionId = random.uuid(schedule.now);
    const link = { linkUrl: '', linkStartedAt: new Date(db.now), linkFailure: null, linkFailedAt: null };
    const dates = { linkedAt: null, listsRequestedAt: null, listsReadAt: null, listsError: null };
    const key = random.pick(packages);
    if (key === 'freeagent') company.withoutReference.add(codatConnectionId);
    const books = { organisation: null, baseCurrency: null, lockDate: null, package: key };
    startConnection(db, { id: db.newId(), companyId, codatConnectionId, ...link, ...books, ...dates });
    company.connections.set(codatConnectionId, 'Linked');
    this.#notify(0);
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
    const { db, random, schedule } = this.simulation;
    if (linked === null) return;
    connections.delete(linked);
    schedule.after(random.logUniform(5, 2_000), () => {
      removeConnection(db, this.companyId);
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
    removeConnection(db, this.companyId);
    this.link();
  }

  /**
   * Outlay learns of the change through a webhook, or when the user returns to its page. It reads the status from Codat
   * and saves it later. The notification may be missed at `missedRate`.
   */
  #notify(missedRate = this.simulation.conditions.isFaulty ? 0.3 : 0): void {
    const { companyId, company } = this;
    const { db, random, schedule } = this.simulation;
    if (random.occurs(missedRate)) return;
    schedule.after(random.logUniform(100, 60_000), () => {
      const row = currentConnection(db, companyId);
      if (!row) return;
      const status = connectionStatuses[company.connections.get(row.codatConnectionId) ?? 'Unlinked'];
      schedule.after(random.logUniform(5, 500), () => {
        saveConnectionStatus(db, companyId, row.codatConnectionId, status);
        this.#linkChanged();
      });
    });
  }

  #linkChanged(): void {
    const { db, invariants } = this.simulation;
    invariants.linkChanged(this.companyId, currentConnection(db, this.companyId)?.status === 'linked');
  }
}
