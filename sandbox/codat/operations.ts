import { accessTokenOperations } from './access-token';
import { apiKeyOperations } from './api-keys';
import { attachmentOperations } from './attachments';
import { companyOperations } from './companies';
import { connectionOperations } from './connections';
import { corsOperations } from './cors';
import { dataOperations } from './data';
import { expenseOperations } from './expenses';
import { integrationOperations } from './integrations';
import type { Operation } from './operation';
import { optionOperations } from './options';
import { productOperations } from './products';
import { profileOperations } from './profile';
import { pushOperations } from './push';
import { syncSettingsOperations } from './sync-settings';
import { webhookOperations } from './webhooks';

/** Everything of Codat's API that the sandbox serves. */
export const operations: readonly Operation[] = [
  ...companyOperations,
  ...connectionOperations,
  ...integrationOperations,
  ...profileOperations,
  ...productOperations,
  ...syncSettingsOperations,
  ...accessTokenOperations,
  ...corsOperations,
  ...apiKeyOperations,
  ...webhookOperations,
  ...dataOperations,
  ...optionOperations,
  ...pushOperations,
  ...expenseOperations,
  ...attachmentOperations,
];
