import {
  atLeast,
  boolean,
  dateTime,
  formerly,
  list,
  number,
  oneOf,
  publishedAsRequired,
  required,
  text,
  upTo,
  warns,
} from './field';
import type { ModelDefinition } from './model';

const transactionTypes =
  'Unknown Credit Debit Int Div Fee SerChg Dep Atm Pos Xfer Check Payment Cash DirectDep DirectDebit RepeatPmt Other'.split(
    ' ',
  );

/**
 * Bank statement lines. An assumption: no document shows this model. The fields are those of the bank feeds API
 * (Codat-Bank-Feeds, "Create bank transactions"), which is the same for every package with bank feeds: Xero, QuickBooks
 * Online, FreeAgent and NetSuite.
 */
export const bankTransactions: ModelDefinition = {
  fields: [
    // The path has it too, and the accounting API's schema does not ask for it in the body.
    text('accountId', publishedAsRequired),
    list(
      'transactions',
      [
        text('id', required),
        // The accounting API of 2023 calls it clearedOnDate.
        dateTime('date', required, formerly('clearedOnDate')),
        text('description'),
        text('counterparty'),
        text('reference'),
        boolean('reconciled'),
        number('amount', required),
        // Required except for QuickBooks Online ("Pushing transactions"); the package says so, not the model.
        number('balance'),
        text('transactionType', oneOf(...transactionTypes)),
      ],
      required,
      atLeast(1),
      upTo(1000),
      warns('Must not contain more than 1000 transactions.'),
    ),
  ],
};
