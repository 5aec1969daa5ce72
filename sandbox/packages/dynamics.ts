import { v4 as newGuid } from 'uuid';
import { expenseTypes } from './books';
import type { AccountingPackage } from './package';
import { archivedAccount, each, firstOf, fxOneOf, locked, mustBePaidFromBank, reservedAccount } from './rules';

/** One bank journal line per expense. Sources: Codat's Dynamics direct-cost model, Business Central's own errors. */
export const dynamics: AccountingPackage = {
  key: 'trji',
  name: 'Dynamics 365 Business Central',
  colour: '#1f4e8c',
  integrationId: 'f2b1a7c4-2d63-4e0c-9d5b-7a1e5b0f9c33',
  sourceId: 'f2b1a7c4-2d63-4e0c-9d5b-7a1e5b0f9c33',
  takesExpenses: true,
  updates: false,
  contactFor: () => 'configured supplier',
  recordCurrency: 'transaction',
  taxWhenOmitted: 'no tax',
  attachments: { maxBytes: 350 * 1024 * 1024, extensions: undefined, types: expenseTypes, refusesOctetStream: false },
  typesFor: (account) => (account.bank || account.role ? [] : expenseTypes),
  taxTypesFor: (rate) => (rate.use === 'sales' ? [] : expenseTypes),
  alsoValidFor: () => [],
  trackingParentsListed: true,
  recordId: () => newGuid(),
  refuse: firstOf(
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
    reservedAccount(
      (account) => `Direct Posting must be equal to 'Yes' in G/L Account: No.=${account.code}. Current value is 'No'.`,
    ),
    each(({ taxRate }) => (taxRate ? undefined : 'TaxRateRef must be provided.')),
    fxOneOf(
      ['O1', 'O2'],
      ({ bank }) => `Currency Code must be equal to '${bank.currency}' in Bank Account: No.=${bank.code}.`,
    ),
    ({ currency, rate, info }) =>
      currency !== info.baseCurrency && rate === undefined
        ? 'CurrencyRate is required if the currency is not the base currency.'
        : undefined,
  ),
};
