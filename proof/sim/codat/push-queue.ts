import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import { hourMs } from '../settings';
import type { CodatCompany, Push } from './company';

type PushFaults = { readonly timesOut: number; readonly fails: number; readonly maxPushMs: number };

/**
 * Writes new suppliers to the books. Codat gives up on some pushes. The package may write such a supplier hours later, and
 * the status of the push stays as it is (Codat, "Push": "TimedOut may still write").
 */
export class PushQueue {
  constructor(
    private readonly schedule: Schedule,
    private readonly random: Random,
    private readonly faults: () => PushFaults,
    private readonly entryWritten: (company: CodatCompany, name: string) => void,
  ) {}

  add(company: CodatCompany, push: Push): void {
    this.schedule.after(this.random.logUniform(200, this.faults().maxPushMs), () => this.#end(company, push));
  }

  #end(company: CodatCompany, push: Push): void {
    const { timesOut, fails } = this.faults();
    if (this.random.occurs(timesOut)) {
      push.status = 'TimedOut';
      if (this.random.occurs(0.7))
        this.schedule.after(this.random.logUniform(1_000, 20 * hourMs), () => this.#write(company, push));
    } else if (company.linked === null || this.random.occurs(fails)) push.status = 'Failed';
    else {
      push.ref = this.#write(company, push);
      push.status = 'Success';
    }
  }

  #write(company: CodatCompany, { name }: Push): string {
    const id = `supplier-${company.suppliers.length + 1}`;
    company.suppliers.push({ id, name });
    this.entryWritten(company, name);
    return id;
  }
}
