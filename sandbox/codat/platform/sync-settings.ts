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
import { invalidRequest, parseBody } from '../error';
import { planLimitExceeded } from '../gateway/response';
import { noContent, ok, operation } from '../operation';
import { companyOf } from './companies';

/** The shortest interval in hours. The free plan does not allow more than one fetch a day (Codat, "Errors"). */
const minHours = 24;

const settings = z
  .array(syncSetting)
  .min(1, 'At least one setting must be given.')
  .refine(
    (each) => new Set(each.map(({ dataType }) => dataType)).size === each.length,
    'A data type can be set only once.',
  )
  .refine((each) => each.every(({ dataType }) => accountingTypes.includes(dataType)), 'A data type is not known.');

const clientRequest = z.object({ clientId: z.uuid(), settings, overridesDefaults: z.boolean().default(true) });
const companyRequest = z.object({ companyId: z.uuid(), settings, overridesDefaults: z.boolean().default(true) });

/**
 * Operations on the fetch settings: how often each list is fetched, and whether it is fetched when a company is linked
 * (Codat, "Advanced sync settings"). The sandbox applies only the setting for linking; it stores the intervals but does
 * not use them.
 */
export const syncSettingsOperations = [
  operation('get-profile-syncSettings', 'GET', '/profile/syncSettings', (call) =>
    ok({ clientId: call.sandbox.clientId, ...clientSyncSettings(call.sandbox.store) }),
  ),

  operation('update-profile-syncSettings', 'POST', '/profile/syncSettings', (call) => {
    const request = parseBody(clientRequest, call.body, 'ClientsApi');
    checkId('clientId', request.clientId, call.sandbox.clientId);
    checkPlan(request.settings);
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
    checkId('companyId', request.companyId, id);
    checkPlan(request.settings);
    saveCompanySyncSettings(call.sandbox.store, id, request);
    return noContent;
  }),
];

function checkId(itemId: string, sent: string, own: string): void {
  if (sent === own) return;
  const message = `The ${itemId} of the body is not that of the request.`;
  throw invalidRequest(itemId, message, 'SyncSettings', 'ClientsApi');
}

function checkPlan(wanted: readonly SyncSetting[]): void {
  const tooOften = wanted.find(({ syncSchedule }) => syncSchedule > 0 && syncSchedule < minHours);
  if (!tooOften) return;
  const exception = 'SyncSettingsValidationException';
  throw planLimitExceeded(exception, 'Hourly sync not allowed', tooOften.dataType, 'SyncSettings');
}
