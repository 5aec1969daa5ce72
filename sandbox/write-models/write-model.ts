import { type PackageModels, type WritableType, type WriteModel, writableTypes } from './model';
import { codatSandbox } from './packages/codat-sandbox';
import { dynamics } from './packages/dynamics';
import { freeAgent } from './packages/freeagent';
import { intacct } from './packages/intacct';
import { netSuite } from './packages/netsuite';
import { quickBooksDesktop } from './packages/quickbooks-desktop';
import { quickBooksOnline } from './packages/quickbooks-online';
import { sage50 } from './packages/sage-50';
import { sageBusinessCloud } from './packages/sage-business-cloud';
import { xero } from './packages/xero';
import { zoho } from './packages/zoho';

export { writeModelBody } from './body';
export { faultsIn } from './faults';
export type { Field } from './field';
export { type WritableType, type WriteModel, writableTypes } from './model';

const packages: readonly (readonly [platformKey: string, models: PackageModels])[] = [
  ['gbol', xero],
  ['qhyg', quickBooksOnline],
  ['ndsk', quickBooksOnline],
  ['pqsw', quickBooksDesktop],
  ['akxx', netSuite],
  ['trji', dynamics],
  ['fbrh', freeAgent],
  ['knfz', intacct],
  ['rwuv', zoho],
  ['hbql', sage50],
  ['tgff', sageBusinessCloud],
  ['mqjo', codatSandbox],
];

const titles: Readonly<Record<WritableType, readonly [displayName: string, description: string]>> = {
  chartOfAccounts: ['Nominal Account', 'An account of the chart of accounts'],
  bankAccounts: ['Bank Account', 'An account that bank transactions are recorded in'],
  customers: ['Customer', 'A person or organisation that buys goods or services'],
  suppliers: ['Supplier', 'A person or organisation that provides goods or services'],
  directCosts: ['Direct Cost', 'A purchase that is paid when it is made'],
  directIncomes: ['Direct Income', 'A sale, or a refund, that is paid when it is made'],
  transfers: ['Transfer', 'Money that moves between two accounts of the company'],
  journalEntries: ['JournalEntry', 'Debits and credits written to the ledger directly'],
  bankTransactions: ['Bank Transactions', 'Lines of a bank statement'],
};

const models: ReadonlyMap<string, WriteModel> = new Map(
  packages.flatMap(([platformKey, definitions]) =>
    writableTypes.flatMap((type) => {
      const definition = definitions[type];
      if (!definition) return [];
      const [displayName, description] = titles[type];
      const body = 'fields' in definition ? definition : { fields: definition };
      return [
        [`${platformKey}/${type}`, { displayName, description, warnings: [], information: [], ...body }] as const,
      ];
    }),
  ),
);

/** Returns the write model for records of this type. Undefined if the package does not support them. */
export const writeModel = (platformKey: string, type: WritableType): WriteModel | undefined =>
  models.get(`${platformKey}/${type}`);
