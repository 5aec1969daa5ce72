import type { Random } from '../core/random';
import type { Call } from './call';
import type { CodatCompany, CodatSync, Push } from './company';
import type { Reply } from './idempotency';

export type OperationContext = {
  readonly now: number;
  readonly random: Random;
  readonly attachmentsWithoutSize: boolean;
  /** Returns whether Codat rejects this record at once, without starting a sync. */
  readonly isRejected: (record: string) => boolean;
  readonly syncQueued: (company: CodatCompany, sync: CodatSync) => void;
  readonly pushQueued: (company: CodatCompany, push: Push) => void;
  readonly refreshRequested: (company: CodatCompany, id: string, type: string) => void;
  readonly attachmentStored: (company: CodatCompany, name: string) => void;
  /** Returns the id of the movement with this reference. */
  readonly movementOf: (reference: string) => string;
};

/** The input of an operation. `id` and `subId` are the parameters in the path of the call. */
export type Request = OperationContext & {
  readonly company: CodatCompany;
  readonly call: Call;
  readonly id: string;
  readonly subId: string;
};
export type Operation = (request: Request) => Reply;
