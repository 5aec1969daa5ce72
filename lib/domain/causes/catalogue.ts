import { accessCauses } from './access';
import { amountCauses } from './amounts';
import { type CatalogueEntry, nothingWritten } from './entry';
import { internalCauses } from './internal';
import { listCauses } from './lists';
import { outageCauses, unclearCauses } from './outages';
import { receiptCauses } from './receipts';
import { recordCauses } from './records';

/** Every known cause. There is one catalogue, this. The first that matches counts, so the order is part of it. */
export const catalogue: readonly CatalogueEntry[] = [
  ...unclearCauses,
  ...receiptCauses,
  ...accessCauses,
  ...recordCauses,
  ...amountCauses,
  ...listCauses,
  ...internalCauses,
  ...outageCauses,
];

export const unknownCause: CatalogueEntry = {
  code: 'unknown',
  title: 'Unknown cause',
  // Somebody has to look: what nobody understands is not tried again by itself.
  kind: 'fix',
  patterns: [],
  customer: ({ package: name, detail }) =>
    detail
      ? `${name} refused this expense and said: “${detail}” ${nothingWritten}`
      : `${name} refused this expense without saying why. ${nothingWritten}`,
  staff: 'No entry of the catalogue matches this message yet. Read the exchange, help the customer, and add an entry.',
  fix: 'none',
};
