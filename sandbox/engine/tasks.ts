import { maxConcurrentWebhooks } from '../settings';
import type { Store } from '../store/store';

export type TaskKind = 'fetch' | 'sync' | 'push' | 'quota' | 'webhook';

/**
 * The function that runs each kind of task. All but the webhook handler run inside one transaction. The webhook handler
 * first sends the request, and then returns a function that records the result. This function runs in the transaction
 * that deletes the task.
 */
export type TaskHandlers = Record<Exclude<TaskKind, 'webhook'>, (subject: string) => void> & {
  readonly webhook: (subject: string) => Promise<() => void>;
};

interface Task {
  readonly id: number;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly due: number;
}

interface Webhook extends Task {
  readonly consumer: string;
}

/**
 * The maximum number of concurrent deliveries to all receivers. `maxConcurrentWebhooks` is the maximum for one
 * receiver, so that a slow receiver delays only its own webhooks.
 */
const sendingAtMost = 4 * maxConcurrentWebhooks;
/** Selects webhook tasks with the id of their consumer. The subject of a task starts with the id of its message. */
const webhooksWithConsumer = `SELECT tasks.*, coalesce(messages.consumer_id, '') AS consumer FROM tasks
  LEFT JOIN messages ON messages.id = substr(tasks.subject, 1, instr(tasks.subject || ' ', ' ') - 1)
  WHERE kind = 'webhook' AND coalesce(messages.consumer_id, '') NOT IN (SELECT value FROM json_each(?))`;

/** The longest time that due tasks run without a pause. The process serves HTTP requests in the pauses. */
const sliceMs = 15;
/**
 * The longest timer. Node's timers overflow after 24 days, and they stand still while the machine sleeps, so the clock
 * is checked at this interval.
 */
const longestSleepMs = 60_000;

/**
 * A queue of delayed tasks in the store, so that a restart loses none. A task is deleted in the same transaction as its
 * work. A webhook task is deleted when the result is recorded, so a webhook is delivered at least once.
 */
export class Tasks {
  readonly #store: Store;
  readonly #speed: number;
  #handlers: TaskHandlers | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  /**
   * The webhooks that are being sent. The key contains the task's id and subject, because ids start again from 1 after
   * a reset.
   */
  readonly #sending = new Map<string, { readonly consumer: string; readonly done: Promise<void> }>();
  #stopped = false;

  constructor(store: Store, speed: number) {
    this.#store = store;
    this.#speed = speed;
  }

  start(handlers: TaskHandlers): void {
    this.#handlers = handlers;
    this.#wakeIn(0);
  }

  /** Schedules a task after a delay. The delay is divided by SANDBOX_SPEED. */
  schedule(kind: TaskKind, subject: string, afterMs: number): void {
    this.scheduleAt(kind, subject, this.#store.clock.now() + Math.round(afterMs / this.#speed));
  }

  /** Schedules a task for a time of the sandbox's clock. */
  scheduleAt(kind: TaskKind, subject: string, due: number): void {
    this.#store.run('INSERT INTO tasks (kind, subject, due) VALUES (?, ?, ?)', kind, subject, Math.round(due));
    this.#wakeIn(due - this.#store.clock.now());
  }

  /**
   * Call it after the sandbox's clock was moved by `byMs`. If the clock was moved back, waiting tasks still wait only
   * as long as before.
   */
  adjustToClock(byMs: number): void {
    if (byMs < 0) this.#store.run('UPDATE tasks SET due = due + ?', Math.round(byMs));
    this.#sleepUntilNext();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.allSettled([...this.#sending.values()].map(({ done }) => done));
  }

  #wakeIn(inMs: number): void {
    const wait = Math.min(Math.max(0, inMs), longestSleepMs);
    const at = performance.now() + wait;
    if (this.#stopped || !this.#handlers || at >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = at;
    this.#timer = setTimeout(() => this.#runDue(), wait);
  }

  #runDue(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    if (this.#stopped || !this.#handlers) return;
    const until = performance.now() + sliceMs;
    const due = this.#store.all<Task & { kind: Exclude<TaskKind, 'webhook'> }>(
      `SELECT * FROM tasks WHERE due <= ? AND kind <> 'webhook' ORDER BY due, id LIMIT 64`,
      this.#store.clock.now(),
    );
    for (const task of due) {
      if (performance.now() > until) break;
      this.#run(task, this.#handlers[task.kind]);
    }
    this.#sendDue(this.#handlers.webhook);
    this.#sleepUntilNext();
  }

  #run(task: Task, handler: (subject: string) => void): void {
    try {
      this.#store.transaction(() => {
        this.#delete(task);
        handler(task.subject);
      });
    } catch (error) {
      // A task throws only because of a bug in the sandbox. It is deleted, so that it does not block the tasks of other
      // companies.
      console.error(`sandbox: ${task.kind} ${task.subject} failed`, error);
      this.#delete(task);
    }
  }

  #sendDue(handler: (subject: string) => Promise<() => void>): void {
    if (this.#sending.size >= sendingAtMost) return;
    const due = this.#store.all<Webhook>(
      `${webhooksWithConsumer} AND due <= ? ORDER BY due, id LIMIT ?`,
      this.#busyConsumers(),
      this.#store.clock.now(),
      this.#sending.size + maxConcurrentWebhooks,
    );
    for (const task of due) {
      if (this.#sending.size >= sendingAtMost) return;
      if (this.#sending.has(key(task)) || this.#sendingTo(task.consumer) >= maxConcurrentWebhooks) continue;
      this.#sending.set(key(task), { consumer: task.consumer, done: this.#send(task, handler) });
    }
  }

  #sendingTo(consumerId: string): number {
    let count = 0;
    for (const { consumer } of this.#sending.values()) if (consumer === consumerId) count += 1;
    return count;
  }

  /** Returns a JSON list of the consumers that already have the maximum number of concurrent deliveries. */
  #busyConsumers(): string {
    if (this.#sending.size < maxConcurrentWebhooks) return '[]';
    const consumers = new Set([...this.#sending.values()].map(({ consumer }) => consumer));
    return JSON.stringify([...consumers].filter((each) => this.#sendingTo(each) >= maxConcurrentWebhooks));
  }

  async #send(task: Task, handler: (subject: string) => Promise<() => void>): Promise<void> {
    try {
      const record = await handler(task.subject);
      if (this.#stopped) return;
      this.#store.transaction(() => {
        this.#delete(task);
        record();
      });
    } catch (error) {
      console.error(`sandbox: webhook ${task.subject} failed`, error);
      if (!this.#stopped) this.#delete(task);
    } finally {
      this.#sending.delete(key(task));
      this.#sleepUntilNext();
    }
  }

  #delete(task: Task): void {
    this.#store.run('DELETE FROM tasks WHERE id = ? AND subject = ?', task.id, task.subject);
  }

  /** Sets the timer for the next task. Webhooks that are being sent are skipped. */
  #sleepUntilNext(): void {
    if (this.#stopped) return;
    const work = this.#store.get<Task>(`SELECT * FROM tasks WHERE kind <> 'webhook' ORDER BY due, id LIMIT 1`);
    if (work) this.#wakeIn(work.due - this.#store.clock.now());
    if (this.#sending.size >= sendingAtMost) return;
    const message = this.#store
      .all<Webhook>(`${webhooksWithConsumer} ORDER BY due, id LIMIT ?`, this.#busyConsumers(), this.#sending.size + 1)
      .find((task) => !this.#sending.has(key(task)));
    if (message) this.#wakeIn(message.due - this.#store.clock.now());
  }
}

const key = (task: Task): string => `${task.id} ${task.subject}`;
