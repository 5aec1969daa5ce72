import { type CatalogueEntry, nothingWritten, outlayAtFault } from './entry';

/**
 * Causes that concern the connection to the package as a whole. None of the company's records can be written until they
 * are fixed.
 */
export const accessCauses: readonly CatalogueEntry[] = [
  {
    code: 'subscription-expired',
    title: 'Package subscription expired',
    kind: 'connection',
    codes: ['qbo:6190'],
    patterns: [
      /billing problem|subscription is still active|cancell?ed your subscription/i,
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
      /default company cannot be found|invalid company info/i,
      /8004040a|company (?:data )?file is (?:currently|already) open and it is (?:not the one|different)/i,
      /(?<!feed )\b(?:connected to|linked to) (?:the |a )?(?:wrong|different|another|unexpected) (?:xero |quickbooks )?(?:organi[sz]ation|tenant|realm|company file)\b/i,
      /(?:organi[sz]ation|tenant|realm|company file)\b.*(?:does not match the (?:linked|connected|mapped)|mismatch|is not the one)/i,
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
    codes: [
      'qbo:5020',
      'qbo:120',
      'qbxml:3260',
      'netsuite:INSUFFICIENT_PERMISSION',
      'netsuite:ACCESS_DENIED',
      'dynamics:Authorization_*',
      'zoho:9017',
      'netsuite:WS_PERMISSION_REQD',
      'netsuite:ROLE_REQUIRED',
      'qbxml:3261',
    ],
    patterns: [
      /\b(?:do(?:es)?n't|do(?:es)? not) have (?:\w+ ){0,3}?(?:access|permission|privilege|right)s?\b(?! to set| to the currency| for setting)/i,
      /permission denied|permissions? prevented|insufficient permission|access (?:to this \w+ )?(?:is |was )?denied/i,
      /restrictions on (?:your|this|the) role|role (?:does not|doesn't) have/i,
      /\bmust have\b.{0,80}\bpermission|not authori[sz]ed to (?!perform|make|use web|access the server)/i,
      /user is not associated with any organi[sz]ation/i,
      /(?:insufficient|not enough|higher (?:level of the )?[^.]{0,40}?)\b(?:permission|privilege|right)/i,
      /permission violation/i,
      /authorizationfailure/i,
      /\b(?:not|must be|needs to be|only) an? (?:admin(?:istrator)?|standard or adviser)\b/i,
      /you (?:aren't|are not) permitted to access/i,
      /the (?:user|role) (?:does not|doesn't) have .*permission/i,
    ],
    customer: ({ package: name }) =>
      `The person who connected ${name} is not permitted to write expenses there. ${nothingWritten} Ask an administrator of ${name} to give that person the permission or to reconnect it, then sync again.`,
    staff:
      'The user who linked the package does not have the permissions in it. An administrator of the package extends the role or reconnects.',
    fix: 'connection',
  },
  {
    code: 'connection-lost',
    title: 'Access revoked at the package',
    kind: 'connection',
    codes: [
      'qbo:100',
      'qbo:110',
      'qbo:3200',
      'qbo:3202',
      'qbo:3100',
      'intacct:UJPP0002',
      'netsuite:INVALID_LOGIN',
      'netsuite:INVALID_LOGIN_CREDENTIALS',
      'netsuite:LOGIN_DISABLED',
      'netsuite:ACCT_DISABLED',
      'netsuite:SESSION_TIMED_OUT',
      'dynamics:Authentication_*',
      'zoho:57',
      'zoho:14',
      'netsuite:WS_LOG_IN_REQD',
      'qbxml:2000',
      'qbxml:2010',
      'qbxml:2020',
    ],
    patterns: [
      /two valid data connections|^authentication error|check your .{0,20}credentials/i,
      /\brequest\b.{0,40}\bnot authori[sz]ed|not authori[sz]ed to access the|sign-?on failed|must log in/i,
      /\b(?:not|un) ?authori[sz]ed to perform|authorization ?(?:unsuccessful|failed)/i,
      /(?:could not|couldn't|failed to) (?:authenticate|log ?in|sign in)|invalid log ?in|invalid.?token|access to \S.{0,40}\bdeactivated/i,
      /(?:log-?in|sign-in|credentials?)\b.{0,40}\b(?:incorrect|invalid|disabled|rejected|expired|failed)/i,
      /\b(?:rejected|invalid|incorrect|wrong) (?:the )?(?:client )?(?:credentials|password|consumer)|access token not|auth ?token/i,
      /\b(?:session|access)\b.{0,30}\b(?:expired|timed out|removed or disabled|deactivated|revoked)/i,
      /^(?:this|your) account has been (?:disabled|inactivated|deactivated|suspended)/i,
      /de-?authori[sz]ed/i,
      /\btoken\b.*(?:expired|failed|revoked|invalid|rejected|out of date|does not match)/i,
      /(?:expired|revoked|invalid) (?:\w+ )?token\b/i,
      /invalid_grant/i,
      /\bunauthori[sz]ed\b(?! (?:field|user))/i,
      /authentication ?(?:unsuccessful|failed)/i,
      /(?:connection|company|package)\b.{0,60}\bnot linked/i,
    ],
    customer: ({ package: name }) =>
      `${name} no longer gives Outlay access. ${nothingWritten} Reconnect ${name}, then sync again.`,
    staff:
      'The connection was revoked or has expired (Codat 4000, 4220). After the customer reconnects, the same expenses go through.',
    fix: 'connection',
  },
  {
    code: 'app-not-authorised',
    title: 'Outlay not authorised in the package',
    kind: 'connection',
    patterns: [
      /authori[sz]ed to use web services|sender id\/password|\bsender\b.{0,60}\b(?:not|n't) authori[sz]ed|web services authori[sz]ation/i,
      /partner id or password|invalid partner|partner credentials/i,
      /\b(?:application|app|integration|client)\b.{0,60}\b(?:not|n't) (?:been )?(?:configured|authori[sz]ed|approved|enabled|certified|installed)/i,
      /make sure (?:that )?the (?:\w+ )?integration is enabled/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not know Outlay as an application that may write. ${nothingWritten} Ask an administrator of ${name} to authorise Outlay in its company settings, then sync again.`,
    staff:
      'The package does not accept the application: Intacct’s sender id under Company → Web Services authorizations, NetSuite’s integration record, or our registration with the package. Reconnecting alone does not help.',
    fix: 'package',
  },
  {
    code: 'tenant-limit',
    title: 'Limit of connected organisations reached',
    kind: 'internal',
    patterns: [
      /limit of (?:connected )?(?:organi[sz]ations|tenants|companies|connections)/i,
      /\b(?:tenant|partner|organi[sz]ation|app|connection)s? limit\b|maximum number of (?:tenants|organi[sz]ations|connections)/i,
    ],
    customer: ({ package: name }) =>
      `${name} allows Outlay no more connected organisations. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'The package limits how many organisations one application may connect. Ask the package or Codat for a higher limit, or unlink organisations that no longer use Outlay.',
    fix: 'none',
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
