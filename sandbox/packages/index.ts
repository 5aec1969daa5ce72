import { codatSandbox } from './codat-sandbox';
import { dynamics } from './dynamics';
import { freeAgent } from './freeagent';
import { intacct } from './intacct';
import { netSuite } from './netsuite';
import type { AccountingPackage } from './package';
import { quickBooksDesktop } from './quickbooks-desktop';
import { quickBooksOnline, quickBooksOnlineSandbox } from './quickbooks-online';
import { xero } from './xero';
import { zoho } from './zoho';

/** All packages, in the order in which Link shows them. */
export const packages: readonly AccountingPackage[] = [
  xero,
  quickBooksOnline,
  netSuite,
  dynamics,
  freeAgent,
  zoho,
  intacct,
  quickBooksDesktop,
  quickBooksOnlineSandbox,
  codatSandbox,
];

const byKey = new Map(packages.map((each) => [each.key, each]));

export const packageFor = (key: string): AccountingPackage | undefined => byKey.get(key);
