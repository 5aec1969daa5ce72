import { Webhook } from 'standardwebhooks';
import { v4 as newId } from 'uuid';
import type { ConsumerRow } from '../codat/platform/webhooks';
import { type DeliveryKind, deliveryKinds } from '../control/log/deliveries';
import type { Sandbox } from '../sandbox';
import { webhookPolicy } from '../settings';

export interface MessageRow {
  readonly id: string;
  readonly consumer_id: string;
  readonly company_id: string | null;
  readonly event_type: string;
  readonly body: string;
  readonly status: 'Sending' | 'Attempting' | 'Success' | 'Failure';
  readonly attempts: number;
  readonly last_result: string | null;
  readonly created: string;
  readonly position: number;
}

interface Answer {
  readonly taken: boolean;
  readonly words: string;
}

/** How a webhook task names its work: the message, and what to send in its name when it is not the message itself. */
export const deliveryTask = (messageId: string, kind: DeliveryKind = 'message'): string =>
  kind === 'message' ? messageId : `${messageId} ${kind}`;

/**
 * One attempt to deliver one message, signed as Standard Webhooks wants. Brings what is to be written: that it was
 * taken, or when the next attempt is.
 */
export async function deliver(sandbox: Sandbox, task: string): Promise<() => void> {
  const { store } = sandbox;
  const [id = '', mark] = task.split(' ');
  const kind = deliveryKinds.find((each) => each === mark) ?? 'message';
  const message = store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', id);
  const consumer = message && store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  if (!message || !consumer) return nothing;
  if (kind !== 'message') {
    if (!consumer.disabled) await attempt(sandbox, consumer.url, message, kind);
    return nothing;
  }
  if (message.status === 'Success' || message.status === 'Failure') return nothing;
  if (consumer.disabled) return () => settle(sandbox, message, 'Failure', 'the consumer is disabled');
  const answer = await attempt(sandbox, consumer.url, message, kind);
  return () => (answer.taken ? succeed(sandbox, message, answer.words) : fail(sandbox, message, answer.words));
}

/** What the Portal's "Replay" does: the same message id and body once more. */
export function replay(sandbox: Sandbox, id: string): boolean {
  const changed = sandbox.store.run(`UPDATE messages SET status = 'Attempting' WHERE id = ?`, id);
  if (changed > 0) sandbox.tasks.schedule('webhook', deliveryTask(id), 0);
  return changed > 0;
}

/** What the Portal's "Recover failed" does: everything given up is sent again. Answers how many that is. */
export function recoverFailed(sandbox: Sandbox): number {
  const { store } = sandbox;
  const failed = store.all<{ id: string }>(
    `SELECT m.id FROM messages m JOIN consumers c ON c.id = m.consumer_id
     WHERE m.status = 'Failure' AND c.disabled = 0 ORDER BY m.position`,
  );
  store.transaction(() => {
    for (const { id } of failed) replay(sandbox, id);
  });
  return failed.length;
}

/** By a person in the Portal. An endpoint that is enabled again begins with a clean slate. */
export const enableConsumer = (sandbox: Sandbox, id: string, enabled: boolean): boolean =>
  sandbox.store.run('UPDATE consumers SET disabled = ?, failing_since = NULL WHERE id = ?', enabled ? 0 : 1, id) > 0;

async function attempt(sandbox: Sandbox, url: string, message: MessageRow, kind: DeliveryKind): Promise<Answer> {
  const began = performance.now();
  const at = new Date();
  const answer = await send(sandbox, url, letter(sandbox, message, kind, at));
  sandbox.deliveries.add({
    messageId: message.id,
    kind,
    at: at.toISOString(),
    url,
    accepted: answer.taken,
    answer: answer.words,
    durationMs: Math.round(performance.now() - began),
  });
  return answer;
}

/** What goes over the wire. A forgery has a wrong key, is older than receivers accept, or had its body changed. */
function letter(sandbox: Sandbox, message: MessageRow, kind: DeliveryKind, now: Date) {
  const secret = sandbox.webhookFaults.settings.secret ?? sandbox.webhookSecret;
  const at = kind === 'expired' ? new Date(now.getTime() - webhookPolicy.tooOldMs) : now;
  const key = kind === 'wrong-key' ? `whsec_${Buffer.from(newId()).toString('base64')}` : secret;
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Codat-Sandbox-Webhooks',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign(message.id, at, message.body),
    },
    body: kind === 'tampered' ? JSON.stringify({ ...JSON.parse(message.body), id: newId() }) : message.body,
  };
}

async function send(
  sandbox: Sandbox,
  url: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
      signal: AbortSignal.any([sandbox.stopping, AbortSignal.timeout(webhookPolicy.timeoutMs)]),
    });
    await response.body?.cancel();
    return { taken: response.ok, words: String(response.status) };
  } catch (error) {
    return { taken: false, words: error instanceof Error ? reasonOf(error) : 'no answer' };
  }
}

function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'no answer within 15 s';
  if (!(error.cause instanceof Error)) return error.message;
  return 'code' in error.cause ? String(error.cause.code) : error.cause.message;
}

function succeed(sandbox: Sandbox, message: MessageRow, words: string): void {
  settle(sandbox, message, 'Success', words);
  sandbox.store.run(
    'UPDATE consumers SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL',
    message.consumer_id,
  );
}

/** The next attempt as the schedule has it. An endpoint that has failed for five days gets nothing more. */
function fail(sandbox: Sandbox, message: MessageRow, words: string): void {
  const { store } = sandbox;
  const consumer = store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  if (!consumer) return;
  const wait = webhookPolicy.retryAfterSeconds[message.attempts];
  settle(sandbox, message, wait === undefined ? 'Failure' : 'Attempting', words);
  const failingSince = consumer.failing_since ?? store.clock.now();
  const tooLong = store.clock.now() - failingSince > webhookPolicy.disableAfterMs / sandbox.speed;
  store.run(
    'UPDATE consumers SET failing_since = ?, disabled = max(disabled, ?) WHERE id = ?',
    failingSince,
    tooLong ? 1 : 0,
    consumer.id,
  );
  if (wait !== undefined) sandbox.tasks.schedule('webhook', deliveryTask(message.id), wait * 1000);
}

function settle(sandbox: Sandbox, message: MessageRow, status: MessageRow['status'], words: string): void {
  sandbox.store.run(
    'UPDATE messages SET status = ?, attempts = attempts + 1, last_result = ? WHERE id = ?',
    status,
    words,
    message.id,
  );
}

const nothing = (): void => undefined;
