import { v4 as newId } from 'uuid';
import { z } from 'zod';
import type { Store } from '../../store/store';
import { badRequest, notFound, parseBody } from '../error';
import { noContent, ok, operation } from '../operation';

const maxConsumers = 50;

const consumerRequest = z.object({
  url: z.url('The url must be an absolute URL.'),
  eventTypes: z.array(z.string().min(1)).min(1, 'At least one event type must be given.'),
  disabled: z.boolean().nullish(),
  companyTags: z.array(z.string().max(128)).max(10).nullish(),
});

export interface ConsumerRow {
  readonly id: string;
  readonly url: string;
  readonly event_types: string;
  readonly company_tags: string;
  readonly disabled: number;
  readonly failing_since: number | null;
  readonly created: string;
}

export const allConsumers = (store: Store): readonly ConsumerRow[] =>
  store.all<ConsumerRow>('SELECT * FROM consumers ORDER BY created, id');

const consumerBody = (row: ConsumerRow): object => ({
  id: row.id,
  url: row.url,
  disabled: row.disabled === 1,
  eventTypes: JSON.parse(row.event_types),
  companyTags: JSON.parse(row.company_tags),
});

export const webhookOperations = [
  operation('list-webhook-consumers', 'GET', '/webhooks', (call) =>
    ok({ results: allConsumers(call.sandbox.store).map(consumerBody) }),
  ),

  operation('create-webhook-consumer', 'POST', '/webhooks', (call) => {
    const request = parseBody(consumerRequest, call.body, 'ClientsApi');
    const { store } = call.sandbox;
    if (store.count('consumers') >= maxConsumers)
      throw badRequest(`Maximum number of webhook consumers reached: ${maxConsumers}`, 'ClientsApi');
    const row: ConsumerRow = {
      id: newId(),
      url: request.url,
      event_types: JSON.stringify(request.eventTypes),
      company_tags: JSON.stringify(request.companyTags ?? []),
      disabled: request.disabled ? 1 : 0,
      failing_since: null,
      created: store.clock.iso(),
    };
    store.insert('consumers', { ...row });
    return { status: 201, body: consumerBody(row) };
  }),

  operation('delete-webhook-consumer', 'DELETE', '/webhooks/:webhookId', (call) => {
    if (call.sandbox.store.run('DELETE FROM consumers WHERE id = ?', call.params.webhookId ?? '') === 0) {
      throw notFound(`No webhook consumer was found with ID ${call.params.webhookId}`);
    }
    return noContent;
  }),
];
