import { Webhook } from 'standardwebhooks';
import type { ConsumerRow } from '../codat/webhooks';
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

/** One attempt to deliver one message, signed as Standard Webhooks wants; a failure plans the next attempt. */
export async function deliver(sandbox: Sandbox, id: string): Promise<void> {
  const { store } = sandbox;
  const message = store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', id);
  if (!message || message.status === 'Success' || message.status === 'Failure') return;
  const consumer = store.get<ConsumerRow>('SELECT * FROM consumers WHERE id = ?', message.consumer_id);
  if (!consumer || consumer.disabled) return;
  const result = await attempt(sandbox, consumer.url, message);
  if (sandbox.stopping.aborted) return;
  store.transaction(() => {
    if (result.delivered) succeed(sandbox, message, result.words);
    else fail(sandbox, consumer, message, result.words);
  });
}

async function attempt(
  sandbox: Sandbox,
  url: string,
  message: MessageRow,
): Promise<{ delivered: boolean; words: string }> {
  const at = new Date();
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Codat-Sandbox-Webhooks',
        'webhook-id': message.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(sandbox.webhookSecret).sign(message.id, at, message.body),
      },
      body: message.body,
      signal: AbortSignal.any([sandbox.stopping, AbortSignal.timeout(webhookPolicy.timeoutMs)]),
    });
    await response.body?.cancel();
    return { delivered: response.ok, words: String(response.status) };
  } catch (error) {
    return { delivered: false, words: error instanceof Error ? reasonOf(error) : 'no answer' };
  }
}

function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'no answer within 15 s';
  return error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : error.message;
}

function succeed(sandbox: Sandbox, message: MessageRow, words: string): void {
  sandbox.store.run(
    `UPDATE messages SET status = 'Success', attempts = attempts + 1, last_result = ? WHERE id = ?`,
    words,
    message.id,
  );
  sandbox.store.run('UPDATE consumers SET failing_since = NULL WHERE id = ?', message.consumer_id);
}

function fail(sandbox: Sandbox, consumer: ConsumerRow, message: MessageRow, words: string): void {
  const { store } = sandbox;
  const wait = webhookPolicy.retryAfterSeconds[message.attempts];
  store.run(
    'UPDATE messages SET status = ?, attempts = attempts + 1, last_result = ? WHERE id = ?',
    wait === undefined ? 'Failure' : 'Attempting',
    words,
    message.id,
  );
  const failingSince = consumer.failing_since ?? store.clock.now();
  const disabled = store.clock.now() - failingSince > webhookPolicy.disableAfterMs / sandbox.speed;
  store.run(
    'UPDATE consumers SET failing_since = ?, disabled = ? WHERE id = ?',
    failingSince,
    disabled ? 1 : 0,
    consumer.id,
  );
  if (wait !== undefined && !disabled) sandbox.tasks.schedule('webhook', message.id, wait * 1000);
}

/** What the Portal's "Replay" does: the same message id and body once more. */
export function replay(sandbox: Sandbox, id: string): boolean {
  const changed = sandbox.store.run(`UPDATE messages SET status = 'Attempting' WHERE id = ?`, id);
  if (changed > 0) sandbox.tasks.schedule('webhook', id, 0);
  return changed > 0;
}
