import { z } from 'zod';
import {
  accountingTypes,
  clientSyncSettings,
  companySyncSettings,
  type SyncSetting,
  saveClientSyncSettings,
  saveCompanySyncSettings,
  syncSetting,
} from '../../store/sync-settings';
import { CodatError, parseBody } from '../error';
import { noContent, ok, operation } from '../operation';
import { companyOf } from './companies';

/** More often than daily is for paid plans (Codat, "Errors", the free plan's limits). */
const mostOften = 24;

const settings = z
  .array(syncSetting)
  .min(1, 'At least one setting must be given.')
  .refine(
    (each) => new Set(each.map(({ dataType }) => dataType)).size === each.length,
    'A data type can be set only once.',
  )
  .refine(
    (each) => each.every(({ dataType }) => accountingTypes.some((known) => known === dataType)),
    'A data type is not known.',
  );

const clientRequest = z.object({ clientId: z.uuid(), settings, overridesDefaults: z.boolean().default(true) });
const companyRequest = z.object({ companyId: z.uuid(), settings, overridesDefaults: z.boolean().default(true) });

/**
 * How often each list is read, and whether when linking ("Advanced sync settings"). What is fetched on first link is
 * honoured; schedules are kept and shown.
 */
export const syncSettingsOperations = [
  operation('get-profile-syncSettings', 'GET', '/profile/syncSettings', (call) =>
    ok({ clientId: call.sandbox.clientId, ...clientSyncSettings(call.sandbox.store) }),
  ),

  operation('update-profile-syncSettings', 'POST', '/profile/syncSettings', (call) => {
    const request = parseBody(clientRequest, call.body, 'ClientsApi');
    mustBe('clientId', request.clientId, call.sandbox.clientId);
    mustBeInPlan(request.settings);
    saveClientSyncSettings(call.sandbox.store, request);
    return noContent;
  }),

  operation('get-company-syncSettings', 'GET', '/companies/:companyId/syncSettings', (call) => {
    const { id } = companyOf(call);
    return ok({ companyId: id, ...companySyncSettings(call.sandbox.store, id) });
  }),

  operation('set-company-syncSettings', 'POST', '/companies/:companyId/syncSettings', (call) => {
    const { id } = companyOf(call);
    const request = parseBody(companyRequest, call.body, 'ClientsApi');
    mustBe('companyId', request.companyId, id);
    mustBeInPlan(request.settings);
    saveCompanySyncSettings(call.sandbox.store, id, request);
    return noContent;
  }),
];

function mustBe(itemId: string, sent: string, own: string): void {
  if (sent === own) return;
  throw new CodatError(400, 'ClientsApi', 'Error processing request - not valid.', [
    { itemId, message: `The ${itemId} of the body is not that of the request.`, validatorName: 'SyncSettings' },
  ]);
}

function mustBeInPlan(wanted: readonly SyncSetting[]): void {
  const tooOften = wanted.find(({ syncSchedule }) => syncSchedule > 0 && syncSchedule < mostOften);
  if (!tooOften) return;
  throw new CodatError(402, 'PublicApi', 'SyncSettingsValidationException: Hourly sync not allowed', [
    {
      itemId: tooOften.dataType,
      message: 'Hourly sync not allowed. Learn more at https://docs.codat.io/using-the-api/errors',
      validatorName: 'SyncSettings',
    },
  ]);
}
