import { type CatalogueEntry, nothingWritten } from './entry';

/**
 * Causes that concern the connection to the package as a whole. None of the company's records can be written until they
 * are fixed.
 */
export const accessCauses: readonly CatalogueEntry[] = [
  {
    code: 'subscription-expired',
    title: 'Package subscription expired',
    kind: 'connection',
    patterns: [
      /subscription\b.*(?:expired|lapsed|ended|inactive|restricted|cancel)/i,
      /(?:trial|plan|licen[cs]e)(?: period| or subscription period)? (?:has )?(?:expired|ended)/i,
      /invalid company status/i,
      /restricted due to a payment failure/i,
    ],
    customer: ({ package: name }) =>
      `${name} accepts nothing because its subscription has expired. ${nothingWritten} Renew ${name}; syncing then continues.`,
    staff: 'The customer’s subscription to the package has expired (Codat 4260). Retry after it is renewed.',
    fix: 'package',
  },
  {
    code: 'connection-deleted',
    title: 'Connection deleted',
    kind: 'connection',
    patterns: [
      /a connection of the company was deleted/i,
      /no company was found with id/i,
      /data connection \S+ not found/i,
      /no (?:accounting|linked data) connection was found/i,
    ],
    customer: ({ package: name }) =>
      `The connection to ${name} no longer exists. ${nothingWritten} Link ${name} again, then sync again.`,
    staff:
      'The company or its connection was deleted at Codat (4040). The customer links again; mappings are kept. If nobody deleted it on purpose, find out who did.',
    fix: 'connection',
  },
  {
    code: 'wrong-organisation',
    title: 'Wrong organisation connected',
    kind: 'connection',
    patterns: [
      /\b(?:wrong|different|another|unexpected) (?:xero |quickbooks )?(?:organi[sz]ation|tenant|realm|company file)\b/i,
      /(?:organi[sz]ation|tenant|realm|company file)\b.*(?:does not match|mismatch|is not the one)/i,
      /a quickbooks company data file is already open and it is different/i,
    ],
    customer: ({ package: name }) =>
      `${name} has a different organisation open or connected than the one Outlay writes to. ${nothingWritten} Reconnect ${name} and choose the right organisation.`,
    staff:
      'The connection leads to other books than the mapped ones. The customer reconnects to the right organisation. Never map to the wrong one.',
    fix: 'connection',
  },
  {
    code: 'not-an-admin',
    title: 'Missing permissions in the package',
    kind: 'connection',
    patterns: [
      /you (?:do not|don't|don’t) have (?:access|permission)/i,
      /(?:insufficient|not enough) (?:permission|privilege|right)/i,
      /permission violation/i,
      /authorizationfailure/i,
      /\b(?:not|must be|needs to be|only) an? (?:admin(?:istrator)?|standard or adviser)\b/i,
      /you (?:aren't|are not) permitted to access/i,
      /the (?:user|role) (?:does not|doesn't) have .*permission/i,
    ],
    customer: ({ package: name }) =>
      `The person who connected ${name} is not permitted to write expenses there. ${nothingWritten} Ask an administrator of ${name} to reconnect it, then sync again.`,
    staff:
      'The user who linked the package does not have the permissions in it. An administrator of the package reconnects.',
    fix: 'connection',
  },
  {
    code: 'connection-lost',
    title: 'Access revoked at the package',
    kind: 'connection',
    patterns: [
      /two valid data connections/i,
      /de-?authori[sz]ed/i,
      /\btoken\b.*(?:expired|revoked|invalid|rejected|out of date|does not match)/i,
      /(?:expired|revoked|invalid) (?:\w+ )?token\b/i,
      /invalid_grant/i,
      /unauthori[sz]ed/i,
      /authentication ?(?:unsuccessful|failed)/i,
      /\b(?:connection\b.*)?not linked/i,
    ],
    customer: ({ package: name }) =>
      `${name} no longer gives Outlay access. ${nothingWritten} Reconnect ${name}, then sync again.`,
    staff:
      'The connection was revoked or has expired (Codat 4000, 4220). After the customer reconnects, the same expenses go through.',
    fix: 'connection',
  },
  {
    code: 'package-not-served',
    title: 'Package not supported',
    kind: 'connection',
    patterns: [
      /does not support \S+ as a destination platform/i,
      /is not currently available for compliance purposes/i,
    ],
    customer: ({ package: name }) =>
      `Outlay cannot write to ${name}. ${nothingWritten} Link another accounting package.`,
    staff: 'Codat supports this package read-only, or not at all. The customer has to link another.',
    fix: 'connection',
  },
];
