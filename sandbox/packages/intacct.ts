import { longDay } from '../engine/day';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  descriptionUpTo,
  each,
  firstOf,
  fxOneOf,
  locked,
  mustBePaidFromBank,
  referenceUpTo,
  reservedAccount,
} from './rules';

/** Credit card charges; a debit card is a card account too. Sources: Codat's Intacct direct-cost model, Sage's BL errors. */
export const intacct: AccountingPackage = {
  key: 'knfz',
  name: 'Sage Intacct',
  colour: '#00703c',
  integrationId: 'c3e0f7b2-6f84-4b5e-8a1d-1b9c4d2e5f55',
  sourceId: 'c3e0f7b2-6f84-4b5e-8a1d-1b9c4d2e5f55',
  takesExpenses: true,
  updates: true,
  contactFor: () => 'none',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'no tax',
  attachments: {
    maxBytes: 100 * 1024 * 1024,
    extensions: undefined,
    types: ['Payment', 'Refund'],
    refusesOctetStream: false,
  },
  typesFor: (account) => (account.bank || account.role ? [] : ['Payment', 'Refund']),
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : ['Payment', 'Refund']),
  alsoValidFor: (account) => (account.bank ? [] : ['reimbursable-expense-transactions']),
  trackingParentsListed: true,
  recordId: (number) => String(3400 + number),
  refuse: firstOf(
    ({ type }) =>
      type === 'Payment' || type === 'Refund'
        ? undefined
        : `Sage Intacct does not support expense transactions of type ${type}.`,
    ({ type, bank }) =>
      type === 'Refund' && bank.bank !== 'Credit' ? 'Refunds are only supported for credit card accounts.' : undefined,
    mustBePaidFromBank((account) => `BL03000018: Invalid charge card account '${account.code}' specified.`),
    archivedAccount((account) => `BL01001973: GL account number ${account.code} (${account.name}) is not active.`),
    locked((day) => `BL03001649: The entry date must be after the books' closing date of ${longDay(day)}.`),
    reservedAccount((account) => `BL01001973: GL account number ${account.code} cannot be used on this transaction.`),
    each(({ taxRate }) => (taxRate ? undefined : 'TaxRateRef must be an existing tax rate in Sage Intacct.')),
    descriptionUpTo(80, "Note must be used to provide payee's name and contain no more than 80 characters."),
    referenceUpTo(45, 'Reference must not contain more than 45 characters.'),
    fxOneOf(['O1', 'O4'], ({ currency }) => `Currency '${currency}' cannot be used with this charge card.`),
  ),
};
