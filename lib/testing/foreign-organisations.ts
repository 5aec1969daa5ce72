/** One organisation of each package with accounts and cards in several currencies, and its base currency. */
export const foreignOrganisations = [
  ['xero', 'northmark-expeditions', 'GBP'],
  ['quickbooks-online', 'solent-chandlers', 'GBP'],
  ['netsuite', 'meridian-exports', 'GBP'],
  ['dynamics', 'ashcombe-exports', 'GBP'],
  ['freeagent', 'juniper-abroad', 'GBP'],
  ['zoho', 'saffron-imports', 'GBP'],
  ['intacct', 'orchard-relief', 'GBP'],
  ['quickbooks-desktop', 'lakeside-imports', 'USD'],
] as const;

/** The same for packages and ways of writing that use the Accounting API. */
export const accountingOrganisations = [
  ['sage-50', 'thornfield-exports', 'GBP'],
  ['sage-business-cloud', 'maple-yard-abroad', 'GBP'],
  ['xero-direct', 'northmark-expeditions', 'GBP'],
  ['freeagent-direct', 'juniper-abroad', 'GBP'],
] as const;
