import type { AccountSnapshot } from './record';

/** A payment of a bill from a bank account. The amount is in minor units of the bill's currency. */
export interface BillPaymentRecord {
  readonly billId: string;
  readonly contact: { readonly id: string; readonly name: string };
  readonly bank: AccountSnapshot;
  readonly currency: string;
  readonly rate: number;
  readonly amount: number;
}
