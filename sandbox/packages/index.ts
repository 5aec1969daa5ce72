import { codatSandbox } from './codat-sandbox';
import { dynamics } from './dynamics';
import { freeAgent } from './freeagent';
import { intacct } from './intacct';
import { netSuite } from './netsuite';
import type { AccountingPackage } from './package';
import { quickBooksDesktop } from './quickbooks-desktop';
import { quickBooksOnline, quickBooksOnlineSandbox } from './quickbooks-online';
import { sage50 } from './sage-50';
import { sageBusinessCloud } from './sage-business-cloud';
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
  sage50,
  sageBusinessCloud,
  quickBooksOnlineSandbox,
  codatSandbox,
];

const byKey = new Map(packages.map((each) => [each.key, each]));

export const packageFor = (key: string): AccountingPackage | undefined => byKey.get(key);
