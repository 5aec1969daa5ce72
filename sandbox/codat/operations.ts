import { dataOperations } from './accounting/data';
import { optionOperations } from './accounting/options';
import { pushOperations } from './accounting/push';
import { spendAttachmentOperations } from './accounting/spend-attachments';
import { attachmentOperations } from './expenses/attachments';
import { expenseConfigurationOperations } from './expenses/configuration';
import { expensesV1Operations } from './expenses/datasets';
import { expenseSyncOperations } from './expenses/syncs';
import { transactionOperations } from './expenses/transactions';
import type { Operation } from './operation';
import { accessTokenOperations } from './platform/access-token';
import { apiKeyOperations } from './platform/api-keys';
import { companyOperations } from './platform/companies';
import { connectionOperations } from './platform/connections';
import { corsOperations } from './platform/cors';
import { integrationOperations } from './platform/integrations';
import { productOperations } from './platform/products';
import { profileOperations } from './platform/profile';
import { syncSettingsOperations } from './platform/sync-settings';
import { webhookOperations } from './platform/webhooks';

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
  ...spendAttachmentOperations,
  ...expenseConfigurationOperations,
  ...transactionOperations,
  ...expenseSyncOperations,
  ...expensesV1Operations,
  ...attachmentOperations,
];
