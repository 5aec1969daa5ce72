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
} from '../field';
import type { ModelDefinition } from '../model';
import { texts } from './shared-fields';

const transactionTypes =
  'Unknown Credit Debit Int Div Fee SerChg Dep Atm Pos Xfer Check Payment Cash DirectDep DirectDebit RepeatPmt Other'.split(
    ' ',
  );

/**
 * Bank statement lines. Assumption: no document shows this model, so the fields come from the bank feeds API
 * (Codat-Bank-Feeds, "Create bank transactions"). The model is the same for every package with bank feeds: Xero,
 * QuickBooks Online, FreeAgent and NetSuite.
 */
export const bankTransactions: ModelDefinition = [
  // The path also has it, and the schema of the Accounting API does not require it in the body.
  text('accountId', publishedAsRequired),
  list('transactions', required, atLeast(1), upTo(1000), warns('Must not contain more than 1000 transactions.'), [
    text('id', required),
    // The name in the Accounting API of 2023 is clearedOnDate.
    dateTime('date', required, formerly('clearedOnDate')),
    ...texts('description', 'counterparty', 'reference'),
    boolean('reconciled'),
    number('amount', required),
    // Required except for QuickBooks Online ("Pushing transactions"). The package checks this, not the model.
    number('balance'),
    text('transactionType', oneOf(...transactionTypes)),
  ]),
];
