import { v4 as newGuid } from 'uuid';
import { expenseTypes } from './books';
import { type AccountingPackage, commonRules } from './package';

/**
 * Codat's own Sandbox, which has test data. It can be linked and read, but every expense sync fails: "Expenses does not
 * support Sandbox as a destination platform" (Codat, Expenses FAQ).
 */
export const codatSandbox: AccountingPackage = {
  ...commonRules,
  key: 'mqjo',
  name: 'Sandbox',
  colour: '#5a3fd6',
  integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01277',
  sourceId: '6b113e06-e818-45d7-977b-8e6bb3d01277',
  supportsExpenses: false,
  supportsUpdates: false,
  contactKind: () => 'supplier',
  attachments: undefined,
  typesForTaxRate: () => expenseTypes,
  newRecordId: () => newGuid(),
  unavailableMessage: 'Sandbox is temporarily unavailable. Please try again later.',
  refuse: () => 'Expenses does not support Sandbox as a destination platform.',
};
