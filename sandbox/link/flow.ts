import type { Sandbox } from '../sandbox';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { readProfile } from '../store/profile';

export type LinkOutcome =
  | { readonly statusCode: 200; readonly statusText: 'OK'; readonly errorMessage: '' }
  | { readonly statusCode: 201; readonly statusText: 'Nothing changed'; readonly errorMessage: '' }
  | { readonly statusCode: 403; readonly statusText: 'Forbidden'; readonly errorMessage: 'User cancelled.' }
  | { readonly statusCode: 500; readonly statusText: 'Error'; readonly errorMessage: 'Unknown error occurred.' };

export const linked: LinkOutcome = { statusCode: 200, statusText: 'OK', errorMessage: '' };
export const nothingChanged: LinkOutcome = { statusCode: 201, statusText: 'Nothing changed', errorMessage: '' };
export const cancelled: LinkOutcome = { statusCode: 403, statusText: 'Forbidden', errorMessage: 'User cancelled.' };
export const failed: LinkOutcome = { statusCode: 500, statusText: 'Error', errorMessage: 'Unknown error occurred.' };

/**
 * The client's redirect URL with its templates filled (Codat, "Set up redirects"); undefined when none is set.
 * Names are case-sensitive; what is not one of Codat's is taken from the query the link was opened with.
 */
export function redirectAddress(
  sandbox: Sandbox,
  connection: ConnectionRow,
  outcome: LinkOutcome,
  query: URLSearchParams,
): string | undefined {
  const { redirectUrl } = readProfile(sandbox.store);
  if (redirectUrl === '') return undefined;
  const accountingPackage = packageOf(connection);
  const values: Readonly<Record<string, string>> = {
    clientId: sandbox.clientId,
    connectionId: connection.id,
    companyId: connection.company_id,
    integrationId: accountingPackage.integrationId,
    sourceId: accountingPackage.sourceId,
    platform: accountingPackage.key,
    platformName: accountingPackage.name,
    sourceType: connection.source_type,
    statusCode: String(outcome.statusCode),
    errorMessage: outcome.errorMessage,
    statusText: outcome.statusText,
    'data.company.companyName': connection.info === null ? '' : infoOf(connection).name,
  };
  return redirectUrl.replace(/\{([\w.]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? (name === 'otp' ? '' : (query.get(name) ?? ''))),
  );
}
