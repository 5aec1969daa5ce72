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
 * The model of bank statement lines. Assumption: no document of Codat shows this model, so the fields are those of the
 * bank feeds API (Codat-Bank-Feeds, "Create bank transactions"). It is the same for all packages with bank feeds: Xero,
 * QuickBooks Online, FreeAgent and NetSuite.
 */
export const bankTransactions: ModelDefinition = [
  // This field is not enforced, because the path has the account id too, and the schema of the Accounting API does not
  // require it in the body.
  text('accountId', publishedAsRequired),
  list('transactions', required, atLeast(1), upTo(1000), warns('Must not contain more than 1000 transactions.'), [
    text('id', required),
    // In the Accounting API of 2023 this field is named clearedOnDate.
    dateTime('date', required, formerly('clearedOnDate')),
    ...texts('description', 'counterparty', 'reference'),
    boolean('reconciled'),
    number('amount', required),
    // All packages but QuickBooks Online require the balance ("Pushing transactions"). The rules of the package check
    // this, not the model.
    number('balance'),
    text('transactionType', oneOf(...transactionTypes)),
  ]),
];
