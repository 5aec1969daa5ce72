import { v4 as newId } from 'uuid';
import type { Sandbox } from '../sandbox';
import { messagesKept } from '../settings';
import { type CompanyRow, findCompany, referenceCompany } from '../store/company';
import { type ConnectionRow, connectionBody } from '../store/connection';

interface ConsumerRow {
  readonly id: string;
  readonly event_types: string;
  readonly company_tags: string;
}

/**
 * Puts an event in the outbox of every consumer that asked for it, in the transaction that caused it: what happened
 * and the news of it are kept together or not at all.
 */
export function emit(sandbox: Sandbox, company: CompanyRow, eventType: string, payload: object): void {
  const { store } = sandbox;
  const body = JSON.stringify({ id: newId(), eventType, generatedDate: store.clock.iso(), payload });
  for (const consumer of store.all<ConsumerRow>('SELECT * FROM consumers WHERE disabled = 0')) {
    if (!wants(consumer, eventType, company)) continue;
    const id = `msg_${newId().replaceAll('-', '')}`;
    store.run(
      `INSERT INTO messages (id, consumer_id, company_id, event_type, body, status, attempts, created, position) VALUES (?, ?, ?, ?, ?, 'Sending', 0, ?, ?)`,
      id,
      consumer.id,
      company.id,
      eventType,
      body,
      store.clock.iso(),
      store.next('message'),
    );
    sandbox.tasks.schedule('webhook', id, 0);
  }
  store.run(
    `DELETE FROM messages WHERE status IN ('Success', 'Failure') AND position <= (SELECT max(position) FROM messages) - ?`,
    messagesKept,
  );
}

/** Events about a connection carry it as the API shows it. */
export function emitConnection(sandbox: Sandbox, connection: ConnectionRow, eventType: string): void {
  const company = findCompany(sandbox.store, connection.company_id);
  if (!company) return;
  emit(sandbox, company, eventType, {
    referenceCompany: referenceCompany(sandbox, company),
    connection: connectionBody(sandbox, connection),
  });
}

function wants(consumer: ConsumerRow, eventType: string, company: CompanyRow): boolean {
  const types: string[] = JSON.parse(consumer.event_types);
  const tags: string[] = JSON.parse(consumer.company_tags);
  const own: Record<string, string> = JSON.parse(company.tags);
  return (
    types.includes(eventType) &&
    (tags.length === 0 || tags.some((tag) => Object.entries(own).some(([key, value]) => `${key}:${value}` === tag)))
  );
}
