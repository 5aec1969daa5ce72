import type { Chance } from '../core/random';
import type { Schedule } from '../core/schedule';
import type { Database } from '../database/database';
import { hintSync } from '../database/syncs';
import type { Weather } from '../faults/profile';
import { hourMs } from '../settings';
import type { CodatCompany, CodatSync } from './company';

/** Codat's webhooks: late, repeated, shuffled or never (lib/data/webhooks, lib/workflows/receive-webhook). */
export class Messages {
  constructor(
    private readonly schedule: Schedule,
    private readonly chance: Chance,
    private readonly db: Database,
    private readonly weather: () => Weather['webhooks'],
  ) {}

  ended(company: CodatCompany, sync: CodatSync): void {
    const { chance } = this;
    const id = chance.id(this.schedule.now);
    const { dropped, repeated, late } = this.weather();
    if (chance.happens(dropped)) return;
    const times = chance.happens(repeated) ? chance.whole(2, 10) : 1;
    for (let time = 0; time < times; time += 1) {
      const ms = chance.happens(late) ? chance.spread(60_000, 28 * hourMs) : chance.spread(20, 5_000);
      this.schedule.after(ms, () => this.#receive(company, id, sync.id));
    }
  }

  #receive(company: CodatCompany, id: string, codatSyncId: string): void {
    const { db } = this;
    const companyId = [...db.companies.values()].find((row) => row.codatCompanyId === company.id)?.id;
    if (companyId === undefined || db.messages.has(id)) return;
    db.messages.set(id, { id, companyId, codatSyncId, receivedAt: db.now });
    this.#act(companyId, codatSyncId, 0);
  }

  /** The job that acts on it: eight times, with growing waits, while it may be about an answer just being kept. */
  #act(companyId: string, codatSyncId: string, tried: number): void {
    this.schedule.after(this.chance.spread(5, 2_000) + (tried > 0 ? Math.min(60_000, 2_000 * 2 ** tried) : 0), () => {
      if (hintSync(this.db, companyId, codatSyncId) === 'perhaps' && tried < 8)
        this.#act(companyId, codatSyncId, tried + 1);
    });
  }
}
