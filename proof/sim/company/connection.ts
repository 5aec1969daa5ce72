import type { Connection } from '@/lib/domain/books/books';
import type { Judge } from '../checks/invariants';
import type { CodatCompany } from '../codat/company';
import type { Chance } from '../core/random';
import type { Schedule } from '../core/schedule';
import { currentConnection, keepConnectionStatus, removeConnection, startConnection } from '../database/connections';
import type { Database } from '../database/database';

/** A company's link to its package: made, broken by the package, ended and made anew by people. */
export class Links {
  constructor(
    private readonly schedule: Schedule,
    private readonly chance: Chance,
    private readonly db: Database,
    private readonly judge: Judge,
    private readonly companyId: string,
    private readonly company: CodatCompany,
    /** How often nobody tells us of a change at Codat. */
    private readonly untold: () => number,
  ) {}

  /** A person chooses the package, consents there, and comes back. */
  link(): void {
    const { db, chance, schedule, companyId, company } = this;
    if (currentConnection(db, companyId)?.status === 'linked') return;
    const [before] = company.connections.keys();
    if (before) company.connections.delete(before);
    const codatConnectionId = chance.id(schedule.now);
    const dates = { linkedAt: null, listsRequestedAt: null, listsReadAt: null, listsError: null };
    const books = { organisation: null, baseCurrency: null, lockDate: null, package: this.#package() };
    startConnection(db, { id: db.newId(), companyId, codatConnectionId, linkUrl: '', ...books, ...dates });
    company.connections.set(codatConnectionId, 'Linked');
    this.#tell(0);
  }

  /** The package takes its permission back. */
  breakOff(): void {
    const linked = this.company.linked;
    if (linked === null) return;
    this.company.connections.set(linked, 'Deauthorized');
    this.#tell(this.untold());
  }

  /** The person gives consent again, to the same books. */
  reconnect(): void {
    for (const [id, status] of this.company.connections)
      if (status === 'Deauthorized') this.company.connections.set(id, 'Linked');
    this.#tell(this.untold());
  }

  /** A person ends the link: at Codat first, then here (lib/workflows/link-company, `disconnect`). */
  disconnect(): void {
    const linked = this.company.linked;
    if (linked === null) return;
    this.company.connections.delete(linked);
    this.schedule.after(this.chance.spread(5, 2_000), () => {
      removeConnection(this.db, this.companyId);
      this.#judgeHears();
    });
  }

  /** Whatever became of it, the company is linked again. */
  mend(): void {
    this.company.condition = 'working';
    this.reconnect();
    const row = currentConnection(this.db, this.companyId);
    if (!row || this.company.linked !== row.codatConnectionId) {
      removeConnection(this.db, this.companyId);
      this.link();
    }
  }

  /** Codat's message, or the page they come back to: what is at Codat then is read, and kept a moment later. */
  #tell(untold: number): void {
    const { schedule, chance, db, companyId, company } = this;
    if (chance.happens(untold)) return;
    schedule.after(chance.spread(100, 60_000), () => {
      const row = currentConnection(db, companyId);
      if (!row) return;
      const status = words[company.connections.get(row.codatConnectionId) ?? 'Unlinked'];
      schedule.after(chance.spread(5, 500), () => {
        keepConnectionStatus(db, companyId, row.codatConnectionId, status);
        this.#judgeHears();
      });
    });
  }

  #judgeHears(): void {
    this.judge.linkIs(this.companyId, currentConnection(this.db, this.companyId)?.status === 'linked');
  }

  #package() {
    return this.chance.happens(0.85) ? ('xero' as const) : ('dynamics' as const);
  }
}

const words: Readonly<Record<'PendingAuth' | 'Linked' | 'Unlinked' | 'Deauthorized', Connection['status']>> = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
};
