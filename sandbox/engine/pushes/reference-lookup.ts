import { z } from 'zod';
import type { Account, CompanyInfo, Contact, TaxRate, TrackingOption } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecord } from '../../store/books';
import { type ConnectionRow, infoOf } from '../../store/connection';
import type { RecordFault } from '../../write-models/faults';
import { type PushRow, recordNames } from './push-row';

export const reference = z.object({ id: z.string().min(1), dataType: z.string().nullish() });

/** The books a pushed record points into, and the faults found on the way. */
export class ReferenceLookup {
  readonly faults: RecordFault[] = [];
  readonly info: CompanyInfo;
  readonly #sandbox: Sandbox;
  readonly #connection: ConnectionRow;
  readonly #record: string;

  constructor(sandbox: Sandbox, connection: ConnectionRow, push: PushRow) {
    this.#sandbox = sandbox;
    this.#connection = connection;
    this.#record = recordNames[push.data_type];
    this.info = infoOf(connection);
  }

  fault(itemId: string, message: string): undefined {
    this.faults.push({ itemId, message, validatorName: this.#record });
    return undefined;
  }

  account(id: string | undefined, itemId: string): Account | undefined {
    if (id === undefined) return this.fault(itemId, `${itemId} must be provided.`);
    return (
      liveRecord(this.#sandbox.store, this.#connection.id, 'chartOfAccounts', id) ??
      this.fault(itemId, `The following account(s) were not found (${id})`)
    );
  }

  taxRate(id: string | undefined, itemId: string): TaxRate | undefined {
    if (id === undefined) return undefined;
    return (
      liveRecord(this.#sandbox.store, this.#connection.id, 'taxRates', id) ??
      this.fault(itemId, `Tax Rate \`${id}\` does not exist.`)
    );
  }

  contact(id: string | undefined, list: 'suppliers' | 'customers', itemId: string): Contact | undefined {
    if (id === undefined) return undefined;
    return (
      liveRecord(this.#sandbox.store, this.#connection.id, list, id) ??
      this.fault(itemId, list === 'customers' ? `Customer \`${id}\` does not exist.` : 'Supplier does not exist.')
    );
  }

  tracking(id: string, itemId: string): readonly TrackingOption[] {
    const option = liveRecord(this.#sandbox.store, this.#connection.id, 'trackingCategories', id);
    if (option) return [option];
    this.fault(itemId, `Tracking category \`${id}\` does not exist.`);
    return [];
  }
}
