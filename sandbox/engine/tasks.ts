import { maxConcurrentWebhooks } from '../settings';
import type { Store } from '../store/store';

export type TaskKind = 'fetch' | 'sync' | 'push' | 'quota' | 'webhook';

/**
 * What a kind of work does, inside one transaction. A webhook is network first: its promise brings what is then
 * written in the transaction that ends the task.
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

/** Of all receivers together; `webhooksAtOnce` is for each, so that one that does not answer holds up its own alone. */
const sendingAtMost = 4 * maxConcurrentWebhooks;
/** With the consumer each webhook is for; a task is called by its message, and what is sent in its name. */
const webhooksWithConsumer = `SELECT tasks.*, coalesce(messages.consumer_id, '') AS consumer FROM tasks
  LEFT JOIN messages ON messages.id = substr(tasks.subject, 1, instr(tasks.subject || ' ', ' ') - 1)
  WHERE kind = 'webhook' AND coalesce(messages.consumer_id, '') NOT IN (SELECT value FROM json_each(?))`;

/** Work is done in turns this long, so that callers are answered in between. */
const turnMs = 15;
/** Timers do not reach further than 24 days, nor know that a machine slept. */
const longestSleepMs = 60_000;

/**
 * Work that happens later, kept in the store so that a restart forgets none of it. A task is deleted in the same
 * transaction as what it did; a webhook's only after the attempt is recorded, so it is delivered at least once.
 */
export class Tasks {
  readonly #store: Store;
  readonly #speed: number;
  #handlers: TaskHandlers | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  /** By id and subject: after a reset the ids begin anew. */
  readonly #sending = new Map<string, { readonly consumer: string; readonly done: Promise<void> }>();
  #stopped = false;

  constructor(store: Store, speed: number) {
    this.#store = store;
    this.#speed = speed;
  }

  start(handlers: TaskHandlers): void {
    this.#handlers = handlers;
    this.#wake(0);
  }

  /** Milliseconds are those of SANDBOX_SPEED 1; at speed 10 they pass ten times as fast. */
  schedule(kind: TaskKind, subject: string, afterMs: number): void {
    this.scheduleAt(kind, subject, this.#store.clock.now() + Math.round(afterMs / this.#speed));
  }

  /** At a moment of the sandbox's clock. */
  scheduleAt(kind: TaskKind, subject: string, due: number): void {
    this.#store.run('INSERT INTO tasks (kind, subject, due) VALUES (?, ?, ?)', kind, subject, Math.round(due));
    this.#wake(due - this.#store.clock.now());
  }

  /** After the sandbox's clock was set. What waited waits as long as before when it was set back. */
  adjustToClock(byMs: number): void {
    if (byMs < 0) this.#store.run('UPDATE tasks SET due = due + ?', Math.round(byMs));
    this.#sleep();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.allSettled([...this.#sending.values()].map(({ done }) => done));
  }

  #wake(inMs: number): void {
    const wait = Math.min(Math.max(0, inMs), longestSleepMs);
    const at = performance.now() + wait;
    if (this.#stopped || !this.#handlers || at >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = at;
    this.#timer = setTimeout(() => this.#work(), wait);
  }

  #work(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    if (this.#stopped || !this.#handlers) return;
    const until = performance.now() + turnMs;
    const due = this.#store.all<Task & { kind: Exclude<TaskKind, 'webhook'> }>(
      `SELECT * FROM tasks WHERE due <= ? AND kind <> 'webhook' ORDER BY due, id LIMIT 64`,
      this.#store.clock.now(),
    );
    for (const task of due) {
      if (performance.now() > until) break;
      this.#perform(task, this.#handlers[task.kind]);
    }
    this.#sendDue(this.#handlers.webhook);
    this.#sleep();
  }

  #perform(task: Task, handler: (subject: string) => void): void {
    try {
      this.#store.transaction(() => {
        this.#end(task);
        handler(task.subject);
      });
    } catch (error) {
      // A fault of ours: said loudly, and the task dropped, so that it does not stop every other company's work.
      console.error(`sandbox: ${task.kind} ${task.subject} failed`, error);
      this.#end(task);
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

  #sendingTo(wanted: string): number {
    let count = 0;
    for (const { consumer } of this.#sending.values()) if (consumer === wanted) count += 1;
    return count;
  }

  /** Those that get no more until something sent to them has ended, as a JSON list. */
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
        this.#end(task);
        record();
      });
    } catch (error) {
      console.error(`sandbox: webhook ${task.subject} failed`, error);
      if (!this.#stopped) this.#end(task);
    } finally {
      this.#sending.delete(key(task));
      this.#sleep();
    }
  }

  #end(task: Task): void {
    this.#store.run('DELETE FROM tasks WHERE id = ? AND subject = ?', task.id, task.subject);
  }

  /** Until the next task that is not already under way. */
  #sleep(): void {
    if (this.#stopped) return;
    const work = this.#store.get<Task>(`SELECT * FROM tasks WHERE kind <> 'webhook' ORDER BY due, id LIMIT 1`);
    if (work) this.#wake(work.due - this.#store.clock.now());
    if (this.#sending.size >= sendingAtMost) return;
    const message = this.#store
      .all<Webhook>(`${webhooksWithConsumer} ORDER BY due, id LIMIT ?`, this.#busyConsumers(), this.#sending.size + 1)
      .find((task) => !this.#sending.has(key(task)));
    if (message) this.#wake(message.due - this.#store.clock.now());
  }
}

const key = (task: Task): string => `${task.id} ${task.subject}`;
