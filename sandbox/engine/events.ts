import { v4 as newId } from 'uuid';
import type { Sandbox } from '../sandbox';
import { maxStoredMessages } from '../settings';
import { type CompanyRow, findCompany, referenceCompany } from '../store/company';
import { type ConnectionRow, connectionBody } from '../store/connection';
import { deliveryTask } from './delivery';

interface ConsumerRow {
  readonly id: string;
  readonly event_types: string;
  readonly company_tags: string;
}

/**
 * Creates a webhook message for every consumer that subscribes to the event. Call it in the transaction of the change,
 * so that both are saved or neither is.
 */
export const emit = (sandbox: Sandbox, company: CompanyRow, eventType: string, payload: object): void =>
  enqueue(sandbox, company, eventType, payload);

/**
 * Creates a message about the client itself, such as its rate limit. Such an event belongs to no company, so the tags
 * that limit a consumer to certain companies are ignored.
 */
export const emitForClient = (sandbox: Sandbox, eventType: string, payload: object): void =>
  enqueue(sandbox, undefined, eventType, payload);

/** Creates a message about a connection. Its payload has the connection in the format of the API. */
export function emitConnection(sandbox: Sandbox, connection: ConnectionRow, eventType: string): void {
  const company = findCompany(sandbox.store, connection.company_id);
  if (!company) return;
  emit(sandbox, company, eventType, {
    referenceCompany: referenceCompany(sandbox, company),
    connection: connectionBody(sandbox, connection),
  });
}

function enqueue(sandbox: Sandbox, company: CompanyRow | undefined, eventType: string, payload: object): void {
  const { store } = sandbox;
  const consumers = store
    .all<ConsumerRow>('SELECT * FROM consumers WHERE disabled = 0 ORDER BY created, id')
    .filter((consumer) => isSubscribed(consumer, eventType, company));
  if (consumers.length === 0) return;
  const body = JSON.stringify({ id: newId(), eventType, generatedDate: store.clock.iso(), payload });
  for (const consumer of consumers) {
    const id = `msg_${newId().replaceAll('-', '')}`;
    const position = store.next('message');
    store.run(
      `INSERT INTO messages (id, consumer_id, company_id, event_type, body, status, attempts, created, position) VALUES (?, ?, ?, ?, ?, 'Sending', 0, ?, ?)`,
      id,
      consumer.id,
      company?.id ?? null,
      eventType,
      body,
      store.clock.iso(),
      position,
    );
    scheduleDelivery(sandbox, id);
    if (position % 100 === 0) prune(sandbox, position);
  }
}

/**
 * Schedules the delivery of a message. If webhook faults are set, the message may be dropped, delayed, repeated or
 * forged.
 */
function scheduleDelivery(sandbox: Sandbox, messageId: string): void {
  const { store, tasks } = sandbox;
  const plan = sandbox.webhookFaults.planDelivery();
  const now = store.clock.now();
  if (plan.dropped) {
    sandbox.deliveries.countDropped();
    store.run(
      `UPDATE messages SET status = 'Success', attempts = 1, last_result = 'lost on purpose, never sent' WHERE id = ?`,
      messageId,
    );
    return;
  }
  tasks.scheduleAt('webhook', deliveryTask(messageId), now + plan.afterMs);
  for (const after of plan.repeatsAfterMs) tasks.scheduleAt('webhook', deliveryTask(messageId, 'repeat'), now + after);
  if (plan.forgery) tasks.scheduleAt('webhook', deliveryTask(messageId, plan.forgery), now + plan.afterMs);
}

const prune = (sandbox: Sandbox, newest: number): number =>
  sandbox.store.run(
    `DELETE FROM messages WHERE position <= ? AND status IN ('Success', 'Failure')`,
    newest - maxStoredMessages,
  );

function isSubscribed(consumer: ConsumerRow, eventType: string, company: CompanyRow | undefined): boolean {
  const types: string[] = JSON.parse(consumer.event_types);
  if (!types.includes(eventType)) return false;
  const tags: string[] = JSON.parse(consumer.company_tags);
  if (tags.length === 0 || !company) return true;
  const own: Record<string, string> = JSON.parse(company.tags);
  return tags.some((tag) => Object.entries(own).some(([key, value]) => `${key}:${value}` === tag));
}
