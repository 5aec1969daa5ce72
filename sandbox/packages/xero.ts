import { v4 as newGuid } from 'uuid';
import { longDay } from '../engine/day';
import { expenseTypes } from './books';
import type { AccountingPackage } from './package';
import {
  archivedAccount,
  archivedContact,
  contactRequired,
  descriptionUpTo,
  each,
  firstOf,
  locked,
  mustBePaidFromBank,
  referenceUpTo,
  reservedAccount,
  sameSign,
  taxRateFitsAccount,
} from './rules';

/** Spend money and Receive money. Sources: Codat's Xero direct-cost model, and Xero's own validation messages. */
export const xero: AccountingPackage = {
  key: 'gbol',
  name: 'Xero',
  colour: '#0b7fab',
  integrationId: '9ae4bd2e-9e5c-4d6e-9a4f-6f4a3c1b2d10',
  sourceId: '8a156a5a-39cb-4f9d-856e-76ef9b9a9607',
  takesExpenses: true,
  updates: true,
  contactFor: (type) => (type === 'Payment' ? 'supplier' : 'customer'),
  sharesContacts: true,
  hidesBankBalances: true,
  recordCurrency: 'bank account',
  taxWhenOmitted: 'account default',
  attachments: {
    maxBytes: 10 * 1024 * 1024,
    extensions: (
      '7z bmp csv doc docx eml gif jpeg jpg keynote msg numbers odf ods odt pages pdf png ppt pptx rar rtf tif tiff txt ' +
      'xls xlsx zip'
    ).split(' '),
    types: expenseTypes,
    refusesOctetStream: false,
  },
  typesFor: (account) => (account.bank || account.role ? [] : expenseTypes),
  taxTypesFor: (rate) => (rate.use === 'sales' ? ['Refund', 'Reward', 'Chargeback'] : expenseTypes),
  alsoValidFor: (account) => (account.bank ? ['transfer-transactions'] : []),
  trackingParentsListed: true,
  recordId: () => newGuid(),
  refuse: firstOf(
    contactRequired('A Contact must be specified for this type of transaction.'),
    archivedContact((name) => `The contact '${name}' has been archived. Un-archive the contact or choose another one.`),
    mustBePaidFromBank((account) => `Account code '${account.code}' (${account.name}) is not a bank account.`),
    archivedAccount((account) => `Account code '${account.code}' (${account.name}) has been archived, or deleted.`),
    locked((day) => `The document date cannot be before the end of year lock date, currently set at ${longDay(day)}`),
    each(({ account }) =>
      account?.bank ? `Account code '${account.code}' is not a valid code for this document.` : undefined,
    ),
    reservedAccount((account) => `Account code '${account.code}' is not a valid code for this document.`),
    each(({ taxRate }) =>
      taxRate?.status === 'Archived'
        ? `The TaxType code '${taxRate.id}' does not exist or has been archived.`
        : undefined,
    ),
    taxRateFitsAccount(
      ({ account, taxRate }) =>
        `The TaxType code '${taxRate?.id}' cannot be used with account code '${account?.code}'.`,
    ),
    each(({ taxRate, tax }) =>
      taxRate?.id === 'NONE' && tax !== undefined && tax !== 0
        ? `The tax amount must be 0 when the TaxType is 'NONE'.`
        : undefined,
    ),
    each(({ tracking }) =>
      tracking.length > 2 ? 'A maximum of 2 tracking categories can be used on a line item.' : undefined,
    ),
    each(({ tracking }) =>
      tracking.some((option) => option.parentId === undefined)
        ? 'Tracking categories must be child options, not tracking categories.'
        : undefined,
    ),
    each(({ tracking }) =>
      new Set(tracking.map((option) => option.parentId)).size < tracking.length
        ? 'Tracking categories must not have the same parent tracking category.'
        : undefined,
    ),
    sameSign('When one line is negative, all lines must be negative.'),
    descriptionUpTo(4000, 'Description must not be longer than 4000 characters long.'),
    referenceUpTo(255, 'Reference must not exceed 255 characters.'),
  ),
};
