import { v4 as newGuid } from 'uuid';
import { expenseTypes } from './books';
import type { AccountingPackage } from './package';

/**
 * Codat's own Sandbox: it links and reads, and every expense sync fails. "Expenses does not support Sandbox as a
 * destination platform" (Codat, Expenses FAQ).
 */
export const codatSandbox: AccountingPackage = {
  key: 'mqjo',
  name: 'Sandbox',
  colour: '#5a3fd6',
  integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01277',
  sourceId: '6b113e06-e818-45d7-977b-8e6bb3d01277',
  supportsExpenses: false,
  types: expenseTypes,
  supportsUpdates: false,
  contactKind: () => 'supplier',
  recordCurrency: 'transaction',
  exchangeRateWhenOmitted: 'daily',
  taxWhenOmitted: 'no tax',
  attachments: undefined,
  acceptsAccount: ({ bank, role }) => bank === undefined && role === undefined,
  typesForTaxRate: () => expenseTypes,
  listsTrackingParents: true,
  newRecordId: () => newGuid(),
  unavailableMessage: 'Sandbox is temporarily unavailable. Please try again later.',
  refuse: () => 'Expenses does not support Sandbox as a destination platform.',
};
