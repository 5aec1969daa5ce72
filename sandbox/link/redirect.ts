import type { Sandbox } from '../sandbox';
import { companyNameInRedirectOf } from '../settings';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { readProfile } from '../store/profile';

export type LinkOutcome =
  | { readonly statusCode: 200; readonly statusText: 'OK'; readonly errorMessage: '' }
  | { readonly statusCode: 201; readonly statusText: 'Nothing changed'; readonly errorMessage: '' }
  | { readonly statusCode: 403; readonly statusText: 'Forbidden'; readonly errorMessage: 'User cancelled.' }
  | { readonly statusCode: 500; readonly statusText: 'Error'; readonly errorMessage: 'Unknown error occurred.' }
  | { readonly statusCode: 501; readonly statusText: 'Not supported'; readonly errorMessage: 'Not supported.' };

export const linked: LinkOutcome = { statusCode: 200, statusText: 'OK', errorMessage: '' };
export const nothingChanged: LinkOutcome = { statusCode: 201, statusText: 'Nothing changed', errorMessage: '' };
export const cancelled: LinkOutcome = { statusCode: 403, statusText: 'Forbidden', errorMessage: 'User cancelled.' };
export const failed: LinkOutcome = { statusCode: 500, statusText: 'Error', errorMessage: 'Unknown error occurred.' };
export const notSupported: LinkOutcome = {
  statusCode: 501,
  statusText: 'Not supported',
  errorMessage: 'Not supported.',
};

/** What the flow ended for: a company, and a connection unless it ended before one was asked for. */
export interface LinkSubject {
  readonly companyId: string;
  readonly connection: ConnectionRow | undefined;
}

const template = /\{([\w.]+)\}/g;
/** Of the link itself, and no parameters of the client's. */
const ownParameters = ['otp', 'link.otp', 'find'];

/**
 * The client's redirect URL with its templates filled (Codat, "Set up redirects"); undefined when none is set, or when
 * its host is a template and what became of it is not among the allowed addresses. Names are case-sensitive; what is
 * not one of Codat's is taken from the query the link was opened with, and is nothing where that has no such name.
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
  const filled = (name: string): string =>
    values.get(name) ?? (ownParameters.includes(name) ? '' : (query.get(name) ?? ''));
  const [, host = ''] = /^(\w+:\/\/[^/?#]*)/.exec(redirectUrl) ?? [];
  // A host is filled as it is: `{website}` may be `mybank.io`, which is no longer a host when it is encoded.
  const address =
    host.replace(template, (_, name: string) => filled(name)) +
    redirectUrl.slice(host.length).replace(template, (_, name: string) => encodeURIComponent(filled(name)));
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
  // A parser forgives line breaks and tabs, and gives an app's own scheme no origin.
  if (/\s/.test(address)) return false;
  const wanted = URL.parse(address);
  return wanted !== null && allowed.some((each) => siteOf(URL.parse(each)) === siteOf(wanted));
}

const siteOf = (address: URL | null): string | undefined =>
  address === null ? undefined : `${address.protocol}//${address.host}`;
