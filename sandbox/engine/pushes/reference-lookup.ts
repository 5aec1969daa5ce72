import { z } from 'zod';
import type { Account, CompanyInfo, Contact, TaxRate, TrackingOption } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { type LiveType, liveRecord } from '../../store/books';
import { type ConnectionRow, infoOf } from '../../store/connection';
import type { RecordFault } from '../../write-models/faults';
import { missingRecordMessages } from '../missing-record';
import { type PushRow, recordNames } from './push-row';

export const reference = z.object({ id: z.string().min(1), dataType: z.string().nullish() });

/**
 * Finds the accounts, tax rates and other records that a pushed record refers to. Records a fault for each one that
 * does not exist.
 */
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
    return this.#find('chartOfAccounts', id, itemId);
  }

  taxRate(id: string | undefined, itemId: string): TaxRate | undefined {
    return id === undefined ? undefined : this.#find('taxRates', id, itemId);
  }

  contact(id: string | undefined, list: 'suppliers' | 'customers', itemId: string): Contact | undefined {
    return id === undefined ? undefined : this.#find(list, id, itemId);
  }

  tracking(id: string, itemId: string): readonly TrackingOption[] {
    const option = this.#find('trackingCategories', id, itemId);
    return option ? [option] : [];
  }

  #find<T extends LiveType>(type: T, id: string, itemId: string) {
    const record = liveRecord(this.#sandbox.store, this.#connection.id, type, id);
    return record ?? this.fault(itemId, missingRecordMessages[type](id));
  }
}
