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

interface AttemptResult {
  readonly isAccepted: boolean;
  /** The status of the response, or the error if there was none. */
  readonly detail: string;
}

/**
 * Returns the subject of a webhook task. It is the message id, followed by the kind if the task sends a repeat or a
 * forgery.
 */
export const deliveryTask = (messageId: string, kind: DeliveryKind = 'message'): string =>
  kind === 'message' ? messageId : `${messageId} ${kind}`;

/**
 * Attempts one delivery of a message, signed as the Standard Webhooks specification requires. Returns a function that
 * records the result: success, or the time of the next attempt.
 */
export async function deliver(sandbox: Sandbox, task: string): Promise<() => void> {
  const { store } = sandbox;
  const [id = '', suffix] = task.split(' ');
  const kind = deliveryKinds.find((each) => each === suffix) ?? 'message';
  const message = store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', id);
  const consumer = message && store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  if (!message || !consumer) return noChange;
  if (kind !== 'message') {
    if (!consumer.disabled) await attempt(sandbox, consumer.url, message, kind);
    return noChange;
  }
  if (message.status === 'Success' || message.status === 'Failure') return noChange;
  if (consumer.disabled) return () => saveStatus(sandbox, message, 'Failure', 'the consumer is disabled');
  const { isAccepted, detail } = await attempt(sandbox, consumer.url, message, kind);
  return () => (isAccepted ? recordSuccess(sandbox, message, detail) : recordFailure(sandbox, message, detail));
}

/**
 * Sends a message again with the same id and body, like "Replay" in Codat's Portal. Returns false if there is no such
 * message.
 */
export function replay(sandbox: Sandbox, id: string): boolean {
  const changed = sandbox.store.run(`UPDATE messages SET status = 'Attempting' WHERE id = ?`, id);
  if (changed > 0) sandbox.tasks.schedule('webhook', deliveryTask(id), 0);
  return changed > 0;
}

/** Sends all failed messages again, like "Recover failed" in Codat's Portal. Returns their number. */
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

/**
 * Enables or disables a consumer's endpoint, like the switch in Codat's Portal. Enabling deletes the record of its
 * failures.
 */
export const enableConsumer = (sandbox: Sandbox, id: string, enabled: boolean): boolean =>
  sandbox.store.run('UPDATE consumers SET disabled = ?, failing_since = NULL WHERE id = ?', enabled ? 0 : 1, id) > 0;

async function attempt(sandbox: Sandbox, url: string, message: MessageRow, kind: DeliveryKind): Promise<AttemptResult> {
  const began = performance.now();
  const at = new Date();
  const result = await send(sandbox, url, signedRequest(sandbox, message, kind, at));
  sandbox.deliveries.add({
    messageId: message.id,
    kind,
    at: at.toISOString(),
    url,
    accepted: result.isAccepted,
    answer: result.detail,
    durationMs: Math.round(performance.now() - began),
  });
  return result;
}

/**
 * Returns the headers and body of a delivery. A forgery has the signature of a wrong key, a timestamp that is too old,
 * or a changed body.
 */
function signedRequest(sandbox: Sandbox, message: MessageRow, kind: DeliveryKind, now: Date) {
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
): Promise<AttemptResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
      signal: AbortSignal.any([sandbox.stopping, AbortSignal.timeout(webhookPolicy.timeoutMs)]),
    });
    await response.body?.cancel();
    return { isAccepted: response.ok, detail: String(response.status) };
  } catch (error) {
    return { isAccepted: false, detail: error instanceof Error ? reasonOf(error) : 'no answer' };
  }
}

function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'no answer within 15 s';
  if (!(error.cause instanceof Error)) return error.message;
  return 'code' in error.cause ? String(error.cause.code) : error.cause.message;
}

function recordSuccess(sandbox: Sandbox, message: MessageRow, detail: string): void {
  saveStatus(sandbox, message, 'Success', detail);
  sandbox.store.run(
    'UPDATE consumers SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL',
    message.consumer_id,
  );
}

/** Schedules the next attempt. Disables an endpoint that has failed for five days. */
function recordFailure(sandbox: Sandbox, message: MessageRow, detail: string): void {
  const { store } = sandbox;
  const consumer = store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  if (!consumer) return;
  const wait = webhookPolicy.retryAfterSeconds[message.attempts];
  saveStatus(sandbox, message, wait === undefined ? 'Failure' : 'Attempting', detail);
  const failingSince = consumer.failing_since ?? store.clock.now();
  const isDisabled = store.clock.now() - failingSince > webhookPolicy.disableAfterMs / sandbox.speed;
  store.run(
    'UPDATE consumers SET failing_since = ?, disabled = max(disabled, ?) WHERE id = ?',
    failingSince,
    isDisabled ? 1 : 0,
    consumer.id,
  );
  if (wait !== undefined) sandbox.tasks.schedule('webhook', deliveryTask(message.id), wait * 1000);
}

const saveStatus = (sandbox: Sandbox, message: MessageRow, status: MessageRow['status'], detail: string): number =>
  sandbox.store.run(
    'UPDATE messages SET status = ?, attempts = attempts + 1, last_result = ? WHERE id = ?',
    status,
    detail,
    message.id,
  );

const noChange = (): void => undefined;
