import { expenseTypes } from './books';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  contactRequired,
  descriptionUpTo,
  firstOf,
  fxOneOf,
  locked,
  mustBePaidFromBank,
  reservedAccount,
} from './rules';

/** Checks and card charges; money back only to a card. No attachments. Source: Codat's direct-cost model. */
export const quickBooksDesktop: AccountingPackage = {
  key: 'pqsw',
  name: 'QuickBooks Desktop',
  colour: '#3b6e2a',
  integrationId: '2e1b5c9a-8a0f-4a6e-8f0c-0f4d2f6c7a21',
  sourceId: '2e1b5c9a-8a0f-4a6e-8f0c-0f4d2f6c7a21',
  takesExpenses: true,
  updates: true,
  contactFor: () => 'supplier',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'no tax',
  attachments: undefined,
  typesFor: (account) => (account.bank || account.role ? [] : expenseTypes),
  taxTypesFor: () => expenseTypes,
  alsoValidFor: (account) =>
    account.bank
      ? ['transfer-transactions', 'adjustment-transactions']
      : ['reimbursable-expense-transactions', 'adjustment-transactions'],
  trackingParentsListed: true,
  recordId: (number) => `${(0x1c4 + number).toString(16).toUpperCase()}-1671793811`,
  refuse: firstOf(
    contactRequired('There is a missing element: "PayeeEntityRef". QuickBooks error message: The object has no name.'),
    archivedContact(
      (name) =>
        `There is an invalid reference to QuickBooks Entity "${name}". QuickBooks error message: The name is inactive.`,
    ),
    archivedAccount(
      (account) =>
        `There is an invalid reference to QuickBooks Account "${account.name}". QuickBooks error message: The account is inactive.`,
    ),
    mustBePaidFromBank((account) => `The account "${account.name}" is not a bank or credit card account.`),
    locked((_, draft) => `The transaction date ${draft.date} is before the closing date of the company file.`),
    reservedAccount((account) => `The account "${account.name}" cannot be used on this type of transaction.`),
    ({ type, bank }) =>
      type !== 'Payment' && bank.bank !== 'Credit'
        ? `${type} is only supported for credit card accounts in QuickBooks Desktop.`
        : undefined,
    fxOneOf(
      ['O1', 'O2', 'O4'],
      ({ bank }) => `The currency of the transaction does not match the currency of the account "${bank.name}".`,
    ),
    descriptionUpTo(4096, 'Note must not be longer than 4096 characters.'),
  ),
};
