import { accessCauses } from './access';
import { amountCauses } from './amounts';
import { codingCauses } from './coding';
import { contactCauses } from './contacts';
import { type CatalogueEntry, nothingWritten } from './entry';
import { internalCauses } from './internal';
import { listCauses } from './lists';
import { lockCauses, outageCauses, unclearCauses } from './outages';
import { receiptCauses } from './receipts';
import { recordCauses } from './records';

/** Every known cause of a failure. The first entry that matches a message is used, so the order matters. */
export const catalogue: readonly CatalogueEntry[] = [
  ...unclearCauses,
  ...receiptCauses,
  ...lockCauses,
  ...accessCauses,
  ...recordCauses,
  ...amountCauses,
  ...codingCauses,
  ...contactCauses,
  ...listCauses,
  ...outageCauses,
  ...internalCauses,
];

export const unknownCause: CatalogueEntry = {
  code: 'unknown',
  title: 'Unknown cause',
  // A person must look at an unknown failure. It is never retried automatically.
  kind: 'fix',
  patterns: [],
  customer: ({ package: name, detail }) =>
    detail
      ? `${name} refused this expense and said: “${detail}”${/[.!?…]$/.test(detail) ? '' : '.'} ${nothingWritten}`
      : `${name} refused this expense without saying why. ${nothingWritten}`,
  staff: 'No entry of the catalogue matches this message. Read the exchange, help the customer, then add an entry.',
  fix: 'none',
};
