import { v4 as newGuid } from 'uuid';
import { expenseTypes, type ResolvedExpense } from './books';
import { type AccountingPackage, commonRules, isCodable } from './package';
import { currencyCaseIn } from './rules/currency';
import { archivedAccount, codedOnlyTo, firstRefusal, locked, paidFromBank, rateRequired, refuseIf } from './rules/rule';
import { archivedTaxRate, noSalesRate, taxRateRequired } from './rules/tax';

/**
 * Microsoft Dynamics 365 Business Central. Each expense is one bank journal line. The rules are taken from Codat's
 * Dynamics models of direct costs and direct incomes, its page "Expenses in foreign currency", and Business Central's
 * own error messages.
 */
export const dynamics: AccountingPackage = {
  ...commonRules,
  key: 'trji',
  name: 'Dynamics 365 Business Central',
  colour: '#1f4e8c',
  integrationId: 'f2b1a7c4-2d63-4e0c-9d5b-7a1e5b0f9c33',
  sourceId: 'f2b1a7c4-2d63-4e0c-9d5b-7a1e5b0f9c33',
  supportsUpdates: false,
  contactKind: () => 'configured supplier',
  ignoredFields: ['tracking'],
  calculatesTax: true,
  supportsDrafts: true,
  attachments: { maxBytes: 350 * 1024 * 1024, extensions: undefined, types: expenseTypes },
  newRecordId: () => newGuid(),
  unavailableMessage: 'The server is temporarily unavailable (503 Service Unavailable). Please try again later.',
  refuse: firstRefusal<ResolvedExpense>(
    refuseIf(({ lines }) => lines.length > 1, 'Only one line is supported.'),
    paidFromBank(
      (account) =>
        `The field Bal. Account No. of table Gen. Journal Line contains a value (${account.code}) that cannot be found in the related table (Bank Account).`,
    ),
    archivedAccount(
      ({ code, name }) =>
        `Blocked must be equal to 'No' in G/L Account: No.=${code} (${name}). Current value is 'Yes'.`,
    ),
    locked((_, record) => `Posting Date ${record.date} is not within your range of allowed posting dates.`),
    codedOnlyTo(
      isCodable,
      (account) => `Direct Posting must be equal to 'Yes' in G/L Account: No.=${account.code}. Current value is 'No'.`,
    ),
    taxRateRequired('TaxRateRef must be provided.'),
    archivedTaxRate((rate) => `The VAT Posting Setup of ${rate.name} is blocked: the tax code cannot be used.`),
    noSalesRate(
      (rate) => `Gen. Posting Type must be equal to 'Purchase' for the tax code ${rate.name}. Current value is 'Sale'.`,
    ),
    currencyCaseIn(
      ['O1', 'O2'],
      ({ bank }) => `Currency Code must be equal to '${bank.currency}' in Bank Account: No.=${bank.code}.`,
    ),
    rateRequired('CurrencyRate is required if the currency is not the base currency.'),
    refuseIf(
      ({ type, reference }) => type !== 'Payment' && reference.length > 20,
      'Reference must not exceed 20 characters.',
    ),
  ),
};
