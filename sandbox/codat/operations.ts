import { apiKeyOperations } from './api-keys';
import { attachmentOperations } from './attachments';
import { companyOperations } from './companies';
import { connectionOperations } from './connections';
import { dataOperations } from './data';
import { expenseOperations } from './expenses';
import { integrationOperations } from './integrations';
import type { Operation } from './operation';
import { optionOperations } from './options';
import { pushOperations } from './push';
import { webhookOperations } from './webhooks';

/** Everything of Codat's API that the sandbox serves. */
export const operations: readonly Operation[] = [
  ...companyOperations,
  ...connectionOperations,
  ...integrationOperations,
  ...apiKeyOperations,
  ...webhookOperations,
  ...dataOperations,
  ...optionOperations,
  ...pushOperations,
  ...expenseOperations,
  ...attachmentOperations,
];
