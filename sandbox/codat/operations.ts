import { accessTokenOperations } from './access-token';
import { apiKeyOperations } from './api-keys';
import { attachmentOperations } from './attachments';
import { companyOperations } from './companies';
import { connectionOperations } from './connections';
import { corsOperations } from './cors';
import { dataOperations } from './data';
import { expenseAdjustmentOperations } from './expense-adjustments';
import { expenseConfigurationOperations } from './expense-configuration';
import { expenseReimbursableOperations } from './expense-reimbursables';
import { expenseSyncOperations } from './expense-syncs';
import { expenseTransferOperations } from './expense-transfers';
import { expenseOperations } from './expenses';
import { expensesV1Operations } from './expenses-v1';
import { integrationOperations } from './integrations';
import type { Operation } from './operation';
import { optionOperations } from './options';
import { productOperations } from './products';
import { profileOperations } from './profile';
import { pushOperations } from './push';
import { spendAttachmentOperations } from './spend-attachments';
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
  ...spendAttachmentOperations,
  ...expenseConfigurationOperations,
  ...expenseOperations,
  ...expenseTransferOperations,
  ...expenseReimbursableOperations,
  ...expenseAdjustmentOperations,
  ...expenseSyncOperations,
  ...expensesV1Operations,
  ...attachmentOperations,
];
