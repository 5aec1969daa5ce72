import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import { hourMs, minuteMs } from '../settings';
import type { CodatCompany, Push } from './company';

type PushFaults = {
  readonly supplierTimesOut: number;
  readonly recordTimesOut: number;
  readonly fails: number;
  readonly maxPushMs: number;
};

type Events = {
  readonly pushEnded: (company: CodatCompany, push: Push) => void;
  readonly supplierWritten: (company: CodatCompany, name: string) => void;
  readonly recordWritten: (company: CodatCompany, push: Push) => void;
};

/** A cloud package writes a record at the latest this long after Codat gave up on it. */
const cloudLateMs = 55 * minuteMs;
const desktopLateMs = 20 * hourMs;

/**
 * Writes what is pushed to the books. Codat gives up on some pushes. The package may write them later, and the status of
 * the push stays as it is (Codat, "Push": "TimedOut may still write").
 */
export class PushQueue {
  constructor(
    private readonly schedule: Schedule,
    private readonly random: Random,
    private readonly faults: () => PushFaults,
    private readonly events: Events,
  ) {}

  add(company: CodatCompany, push: Push): void {
    this.schedule.after(this.random.logUniform(200, this.faults().maxPushMs), () => this.#end(company, push));
  }

  #end(company: CodatCompany, push: Push): void {
    const { supplierTimesOut, recordTimesOut, fails } = this.faults();
    if (this.random.occurs(push.record ? recordTimesOut : supplierTimesOut)) {
      push.status = 'TimedOut';
      if (this.random.occurs(0.7))
        this.schedule.after(this.random.logUniform(1_000, lateMs(company, push)), () => this.#write(company, push));
    } else if (!isReachable(company, push) || this.random.occurs(fails)) push.status = 'Failed';
    else {
      const ref = this.#write(company, push);
      // Codat does not always report the id of the record.
      push.ref = push.record && this.random.occurs(0.1) ? null : ref;
      push.status = 'Success';
    }
    push.endedAt = this.schedule.now;
    this.events.pushEnded(company, push);
  }

  #write(company: CodatCompany, push: Push): string | null {
    if (push.record) return this.#writeRecord(company, push, push.record);
    const id = `supplier-${company.suppliers.length + 1}`;
    company.suppliers.push({ id, name: push.name });
    this.events.supplierWritten(company, push.name);
    return id;
  }

  #writeRecord(company: CodatCompany, push: Push, record: NonNullable<Push['record']>): string | null {
    const { connectionId, dataType } = push;
    if (!isReachable(company, push) || dataType === 'suppliers') return null;
    const id = `record-${company.entries.length + 1}`;
    company.entries.push({ ...record, id, connectionId, dataType, type: dataType, isPushed: true, files: [] });
    this.events.recordWritten(company, push);
    return id;
  }
}

const lateMs = (company: CodatCompany, { record, connectionId }: Push): number =>
  record && !company.onDesktop.has(connectionId) ? cloudLateMs : desktopLateMs;

/** A record is written only to the books that it was pushed to. */
const isReachable = (company: CodatCompany, { record, connectionId }: Push): boolean =>
  record ? company.linked === connectionId && company.packageState === 'working' : company.linked !== null;
