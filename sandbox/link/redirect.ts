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

/**
 * The company that went through the flow, and its connection. There is no connection if the flow ended before one was
 * created.
 */
export interface LinkSubject {
  readonly companyId: string;
  readonly connection: ConnectionRow | undefined;
}

const template = /\{([\w.]+)\}/g;
/** Query parameters of the link itself. They are not passed on to the redirect. */
const ownParameters = ['otp', 'link.otp', 'find'];

/**
 * Returns the client's redirect URL with its templates replaced by values (Codat, "Set up redirects"). Template names
 * are case-sensitive. Names that Codat does not define are taken from the query of the link, or else are empty. Returns
 * undefined if the client has no redirect URL. Also returns undefined if the host contains a template and the result is
 * not among the allowed addresses.
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
  // Values in the host are not URL-encoded. A value such as `mybank.io` for `{website}` would break.
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
  // Line breaks and tabs are refused, because the URL parser would remove them. Protocol and host are compared instead
  // of the origin, because an app's own scheme has no origin.
  if (/\s/.test(address)) return false;
  const wanted = URL.parse(address);
  return wanted !== null && allowed.some((each) => siteOf(URL.parse(each)) === siteOf(wanted));
}

const siteOf = (address: URL | null): string | undefined =>
  address === null ? undefined : `${address.protocol}//${address.host}`;
