import { type CatalogueEntry, nothingWritten } from './entry';

/** What stands between Outlay and the package as a whole: none of a company's records can go until it is right. */
export const accessCauses: readonly CatalogueEntry[] = [
  {
    code: 'subscription-expired',
    title: 'Subscription of the package has expired',
    kind: 'connection',
    patterns: [
      /subscription\b.*(?:expired|lapsed|ended|inactive|restricted|cancel)/i,
      /(?:trial|plan|licen[cs]e)(?: period| or subscription period)? (?:has )?(?:expired|ended)/i,
      /invalid company status/i,
      /restricted due to a payment failure/i,
    ],
    customer: ({ package: name }) =>
      `${name} takes nothing while its subscription has run out. ${nothingWritten} Renew ${name}; the rest then goes on.`,
    staff: 'The customer’s subscription of the package has lapsed (Codat 4260). After it is paid, a retry is enough.',
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
      `The connection to ${name} does not exist any more. ${nothingWritten} Link ${name} again, then sync again.`,
    staff:
      'The company or its connection was deleted at Codat (4040). The customer links again; mappings are kept. If nobody meant to delete it, find out who did.',
    fix: 'connection',
  },
  {
    code: 'wrong-organisation',
    title: 'Another organisation was connected',
    kind: 'connection',
    patterns: [
      /\b(?:wrong|different|another|unexpected) (?:xero |quickbooks )?(?:organi[sz]ation|tenant|realm|company file)\b/i,
      /(?:organi[sz]ation|tenant|realm|company file)\b.*(?:does not match|mismatch|is not the one)/i,
      /a quickbooks company data file is already open and it is different/i,
    ],
    customer: ({ package: name }) =>
      `Another organisation of ${name} is open or connected than the one Outlay writes to. ${nothingWritten} Reconnect ${name} and choose the right organisation.`,
    staff:
      'The connection leads to other books than those that were mapped. The customer reconnects to the right organisation; never map onto the wrong one.',
    fix: 'connection',
  },
  {
    code: 'not-an-admin',
    title: 'Not enough rights in the package',
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
      `Whoever connected ${name} may not write expenses there. ${nothingWritten} Have an administrator of ${name} reconnect it, then sync again.`,
    staff: 'The user who linked the package lacks rights in it, or has lost them. An administrator there reconnects.',
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
      `${name} no longer lets Outlay in. ${nothingWritten} Reconnect ${name}, then sync again.`,
    staff:
      'The connection was revoked or has lapsed (Codat 4000, 4220). The customer reconnects; the same expenses then go through.',
    fix: 'connection',
  },
  {
    code: 'package-not-served',
    title: 'Package cannot be synced to',
    kind: 'connection',
    patterns: [
      /does not support \S+ as a destination platform/i,
      /is not currently available for compliance purposes/i,
    ],
    customer: ({ package: name }) =>
      `Outlay cannot write into ${name}. ${nothingWritten} Link another accounting package.`,
    staff: 'Codat serves this package for reading only, or not at all. The customer has to link another.',
    fix: 'connection',
  },
];
