import { v4 as newGuid } from 'uuid';
import { type Account, type Draft, expenseTypes } from './books';
import { fxOneOf } from './fx';
import type { AccountingPackage } from './package';
import { archivedAccount, codedTo, firstOf, locked, mustBePaidFromBank, rateRequired } from './rules';
import { archivedTaxRate, noSalesRate, taxRateRequired } from './tax-rules';

const takes = ({ bank, role }: Account): boolean => bank === undefined && role === undefined;

/**
 * One bank journal line per expense. Sources: Codat's Dynamics models of direct costs and direct incomes, its
 * "Expenses in foreign currency" page, Business Central's own errors.
 */
export const dynamics: AccountingPackage = {
  key: 'trji',
  name: 'Dynamics 365 Business Central',
  colour: '#1f4e8c',
  integrationId: 'f2b1a7c4-2d63-4e0c-9d5b-7a1e5b0f9c33',
  sourceId: 'f2b1a7c4-2d63-4e0c-9d5b-7a1e5b0f9c33',
  takesExpenses: true,
  types: expenseTypes,
  updates: false,
  contactFor: () => 'configured supplier',
  recordCurrency: 'transaction',
  rateWhenOmitted: 'daily',
  taxWhenOmitted: 'no tax',
  ignores: ['tracking'],
  drafts: true,
  attachments: { maxBytes: 350 * 1024 * 1024, extensions: undefined, types: expenseTypes, refusesOctetStream: false },
  takes,
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : expenseTypes),
  trackingParentsListed: true,
  recordId: () => newGuid(),
  unavailable: 'The server is temporarily unavailable (503 Service Unavailable). Please try again later.',
  refuse: firstOf<Draft>(
    ({ lines }) => (lines.length > 1 ? 'Only one line is supported.' : undefined),
    mustBePaidFromBank(
      (account) =>
        `The field Bal. Account No. of table Gen. Journal Line contains a value (${account.code}) that cannot be found in the related table (Bank Account).`,
    ),
    archivedAccount(
      (account) =>
        `Blocked must be equal to 'No' in G/L Account: No.=${account.code} (${account.name}). Current value is 'Yes'.`,
    ),
    locked((_, draft) => `Posting Date ${draft.date} is not within your range of allowed posting dates.`),
    codedTo(
      takes,
      (account) => `Direct Posting must be equal to 'Yes' in G/L Account: No.=${account.code}. Current value is 'No'.`,
    ),
    taxRateRequired('TaxRateRef must be provided.'),
    archivedTaxRate((rate) => `The VAT Posting Setup of ${rate.name} is blocked: the tax code cannot be used.`),
    noSalesRate(
      (rate) => `Gen. Posting Type must be equal to 'Purchase' for the tax code ${rate.name}. Current value is 'Sale'.`,
    ),
    fxOneOf(
      ['O1', 'O2'],
      ({ bank }) => `Currency Code must be equal to '${bank.currency}' in Bank Account: No.=${bank.code}.`,
    ),
    rateRequired('CurrencyRate is required if the currency is not the base currency.'),
    ({ type, reference }) =>
      type !== 'Payment' && reference.length > 20 ? 'Reference must not exceed 20 characters.' : undefined,
  ),
};
