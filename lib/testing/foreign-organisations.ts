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
