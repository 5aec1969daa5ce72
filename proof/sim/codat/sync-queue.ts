import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import { type CodatCompany, type CodatSync, dataTypeOf, type Entry, type SyncItem } from './company';

type SyncFaults = { readonly syncFails: number; readonly recordRejected: number; readonly maxSyncMs: number };

type Events = {
  readonly syncEnded: (company: CodatCompany, sync: CodatSync) => void;
  readonly recordWritten: (company: CodatCompany, item: SyncItem) => void;
};

/** Runs the syncs of each company one after another, and writes their records to the books. */
export class SyncQueue {
  readonly #waiting = new Map<string, CodatSync[]>();

  constructor(
    private readonly schedule: Schedule,
    private readonly random: Random,
    private readonly faults: () => SyncFaults,
    private readonly events: Events,
  ) {}

  add(company: CodatCompany, sync: CodatSync): void {
    const waiting = this.#waiting.get(company.id) ?? [];
    this.#waiting.set(company.id, [...waiting, sync]);
    if (waiting.length === 0) this.#begin(company);
  }

  #begin(company: CodatCompany): void {
    const [sync] = this.#waiting.get(company.id) ?? [];
    if (!sync) return;
    this.schedule.after(this.random.logUniform(200, this.faults().maxSyncMs), () => {
      this.#push(company, sync);
      this.#waiting.set(company.id, (this.#waiting.get(company.id) ?? []).slice(1));
      this.events.syncEnded(company, sync);
      this.#begin(company);
    });
  }

  #push(company: CodatCompany, sync: CodatSync): void {
    const code = this.#failureCode(company);
    if (code !== null) {
      const status = code === 4000 || code === 4040 || code === 4220 || code === 5120 ? 'ValidationError' : 'PushError';
      sync.message = messages[code] ?? 'failed';
      for (const item of sync.items) settle(item, status, sync.message);
      sync.code = code;
      return;
    }
    for (const item of sync.items) this.#write(company, sync, item);
    const failed = sync.items.find((item) => item.status !== 'Completed');
    sync.code = failed ? (failed.status === 'ValidationError' ? 5120 : 5130) : 2000;
    sync.message = failed?.message ?? '';
  }

  /** Returns Codat's status code if the whole sync fails before it writes a record. Otherwise returns null. */
  #failureCode(company: CodatCompany): number | null {
    // Codat does not say what it does with a sync whose connection was replaced. The model writes it to the new one, so
    // Outlay must not link other books while a sync is open.
    if (company.linked === null) return this.random.pick([4000, 4220]);
    if (company.packageState === 'billing-expired') return 4260;
    if (company.packageState === 'failing') return 5000;
    return this.random.occurs(this.faults().syncFails) ? this.random.pick([5000, 5000, 5120, 5130]) : null;
  }

  #write(company: CodatCompany, sync: CodatSync, item: SyncItem): void {
    const entry = company.entryOf(item.transactionId);
    const reason = this.#rejectionReason(company, sync, entry);
    if (reason !== null) {
      settle(item, this.random.occurs(0.5) ? 'ValidationError' : 'PushError', reason);
      return;
    }
    if (entry) entry.amount = item.amount;
    else
      company.entries.push({
        id: `record-${company.entries.length + 1}`,
        connectionId: company.linked ?? '',
        transactionId: item.transactionId,
        type: item.type,
        dataType: dataTypeOf(item.type),
        isPushed: false,
        note: item.note,
        amount: item.amount,
        files: [],
      });
    settle(item, 'Completed', null);
    this.events.recordWritten(company, item);
  }

  #rejectionReason(company: CodatCompany, sync: CodatSync, entry: Entry | undefined): string | null {
    if (sync.operation === 'create' && entry) return 'One or more transactions have previously been processed.';
    if (entry?.type === 'Transfer' && !company.updatesTransfers) return 'The package takes no changes of a transfer.';
    if (company.packageState === 'down') return 'The package is not available at the moment.';
    return this.random.occurs(this.faults().recordRejected) ? 'The account 400 is archived and cannot be used.' : null;
  }
}

function settle(item: SyncItem, status: SyncItem['status'], message: string | null): void {
  item.status = status;
  item.message = message;
}

const messages: Readonly<Record<number, string>> = {
  4000: 'Company needs to have two valid data connections.',
  4040: 'Company needs to have two valid data connections. A connection of the company was deleted.',
  4220: 'Company needs to have two valid data connections.',
  4260: "The subscription of the company's accounting software has expired.",
  5000: 'There is a problem with our server. Please try again later.',
  5120: 'The data of the sync could not be processed.',
  5130: 'An error occurred in a downstream service.',
};
