import type { Sandbox } from '../sandbox';
import { companyNameInRedirectOf } from '../settings';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { readProfile } from '../store/profile';

export interface LinkOutcome {
  readonly statusCode: 200 | 201 | 403 | 500 | 501;
  readonly statusText: string;
  readonly errorMessage: string;
}

export const linked: LinkOutcome = { statusCode: 200, statusText: 'OK', errorMessage: '' };
export const nothingChanged: LinkOutcome = { statusCode: 201, statusText: 'Nothing changed', errorMessage: '' };
export const cancelled: LinkOutcome = { statusCode: 403, statusText: 'Forbidden', errorMessage: 'User cancelled.' };
export const failed: LinkOutcome = { statusCode: 500, statusText: 'Error', errorMessage: 'Unknown error occurred.' };
export const notSupported: LinkOutcome = {
  statusCode: 501,
  statusText: 'Not supported',
  errorMessage: 'Not supported.',
};

/** The company of a flow, and its connection unless the flow ended before there was one. */
export interface LinkSubject {
  readonly companyId: string;
  readonly connection: ConnectionRow | undefined;
}

const template = /\{([\w.]+)\}/g;
/** Parameters of the link itself, which the redirect does not get. */
const ownParameters = ['otp', 'link.otp', 'find'];

/**
 * Returns the client's redirect URL with its templates filled (Codat, "Set up redirects"). Returns undefined when none is
 * set, or when the host is a template and the result is not an allowed address. Names are case-sensitive. Other names
 * than Codat's come from the query of the link, or are empty.
 */
export function redirectAddress(
  sandbox: Sandbox,
  subject: LinkSubject,
  outcome: LinkOutcome,
  query: URLSearchParams,
): string | undefined {
  const { redirectUrl, whiteListUrls = [] } = readProfile(sandbox.store);
  if (redirectUrl === '') return undefined;
  const values = reserved(sandbox, subject, outcome);
  const fill = (name: string): string =>
    values.get(name) ?? (ownParameters.includes(name) ? '' : (query.get(name) ?? ''));
  const [, host = ''] = /^(\w+:\/\/[^/?#]*)/.exec(redirectUrl) ?? [];
  // A host is not encoded: `{website}` may be `mybank.io`, which encoding would break.
  const address =
    host.replace(template, (_, name: string) => fill(name)) +
    redirectUrl.slice(host.length).replace(template, (_, name: string) => encodeURIComponent(fill(name)));
  return host.search(template) < 0 || isAllowed(address, whiteListUrls) ? address : undefined;
}

function reserved(
  sandbox: Sandbox,
  { companyId, connection }: LinkSubject,
  outcome: LinkOutcome,
): ReadonlyMap<string, string> {
  const accountingPackage = connection && packageOf(connection);
  const named = connection && connection.info !== null && companyNameInRedirectOf.includes(connection.platform_key);
  return new Map(
    Object.entries({
      clientId: sandbox.clientId,
      connectionId: connection?.id ?? '',
      companyId,
      integrationId: accountingPackage?.integrationId ?? '',
      sourceId: accountingPackage?.sourceId ?? '',
      platform: accountingPackage?.key ?? '',
      platformName: accountingPackage?.name ?? '',
      sourceType: connection?.source_type ?? '',
      statusCode: String(outcome.statusCode),
      errorMessage: outcome.errorMessage,
      statusText: outcome.statusText,
      'data.company.companyName': named ? infoOf(connection).name : '',
    }),
  );
}

function isAllowed(address: string, allowed: readonly string[]): boolean {
  // The URL parser ignores line breaks and tabs, and an app's own scheme has no origin.
  if (/\s/.test(address)) return false;
  const wanted = URL.parse(address);
  return wanted !== null && allowed.some((each) => siteOf(URL.parse(each)) === siteOf(wanted));
}

const siteOf = (address: URL | null): string | undefined =>
  address === null ? undefined : `${address.protocol}//${address.host}`;
