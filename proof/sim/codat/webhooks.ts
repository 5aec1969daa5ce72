import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import type { Database } from '../database/database';
import { receiveWebhook, triggerPoll } from '../database/webhooks';
import type { FaultProfile } from '../faults/profile';
import { hourMs } from '../settings';
import type { CodatCompany } from './company';

/**
 * Sends Codat's webhooks, some delayed, repeated, reordered or dropped, and handles them as Outlay does
 * (lib/data/webhooks, lib/workflows/receive-webhook).
 */
export class WebhookSender {
  constructor(
    private readonly schedule: Schedule,
    private readonly random: Random,
    private readonly db: Database,
    private readonly faults: () => FaultProfile['webhooks'],
  ) {}

  /** A sync or a push of the company has ended. */
  writeEnded(company: CodatCompany, codatId: string): void {
    const { random } = this;
    const id = random.uuid(this.schedule.now);
    const { dropped, repeated, late } = this.faults();
    if (random.occurs(dropped)) return;
    const times = random.occurs(repeated) ? random.integer(2, 10) : 1;
    for (let time = 0; time < times; time += 1) {
      const ms = random.occurs(late) ? random.logUniform(60_000, 28 * hourMs) : random.logUniform(20, 5_000);
      this.schedule.after(ms, () => this.#receive(company, id, codatId));
    }
  }

  #receive(company: CodatCompany, id: string, codatSyncId: string): void {
    const { db } = this;
    const companyId = [...db.companies.values()].find((row) => row.codatCompanyId === company.id)?.id;
    if (companyId !== undefined && receiveWebhook(db, companyId, { id, codatSyncId }))
      this.#process(companyId, codatSyncId);
  }

  /** Handles a webhook as Outlay's job does. Retries with backoff, because the sync it names may not be saved yet. */
  #process(companyId: string, codatSyncId: string, retries = 0): void {
    const backoffMs = retries > 0 ? Math.min(60_000, 2_000 * 2 ** retries) : 0;
    this.schedule.after(this.random.logUniform(5, 2_000) + backoffMs, () => {
      if (triggerPoll(this.db, companyId, codatSyncId) === 'not-recorded-yet' && retries < 8)
        this.#process(companyId, codatSyncId, retries + 1);
    });
  }
}
