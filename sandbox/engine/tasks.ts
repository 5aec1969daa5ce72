import { maxConcurrentWebhooks } from '../settings';
import type { Store } from '../store/store';

export type TaskKind = 'fetch' | 'sync' | 'push' | 'quota' | 'webhook';

/**
 * A handler runs inside one transaction. The webhook handler sends the request first; its promise returns a function
 * that records the result in the transaction that deletes the task.
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

/** The limit for all receivers. `maxConcurrentWebhooks` is the limit for each, so that a slow receiver delays only itself. */
const sendingAtMost = 4 * maxConcurrentWebhooks;
/** Webhook tasks with their consumers. The subject of a task starts with the id of its message. */
const webhooksWithConsumer = `SELECT tasks.*, coalesce(messages.consumer_id, '') AS consumer FROM tasks
  LEFT JOIN messages ON messages.id = substr(tasks.subject, 1, instr(tasks.subject || ' ', ' ') - 1)
  WHERE kind = 'webhook' AND coalesce(messages.consumer_id, '') NOT IN (SELECT value FROM json_each(?))`;

/** The time slice for due tasks. The process serves HTTP requests between two slices. */
const sliceMs = 15;
/** Timers are limited to 24 days, and do not count the time that the machine sleeps. */
const longestSleepMs = 60_000;

/**
 * A queue of delayed tasks in the store, so that a restart loses none. A task is deleted in the transaction of its
 * work. A webhook task is deleted with the record of its attempt, so delivery is at least once.
 */
export class Tasks {
  readonly #store: Store;
  readonly #speed: number;
  #handlers: TaskHandlers | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  /** Keyed by id and subject, because ids restart after a reset. */
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

  /** Schedules a task after a delay at SANDBOX_SPEED 1. At speed 10 the delay is ten times shorter. */
  schedule(kind: TaskKind, subject: string, afterMs: number): void {
    this.scheduleAt(kind, subject, this.#store.clock.now() + Math.round(afterMs / this.#speed));
  }

  /** Schedules a task at a time of the sandbox's clock. */
  scheduleAt(kind: TaskKind, subject: string, due: number): void {
    this.#store.run('INSERT INTO tasks (kind, subject, due) VALUES (?, ?, ?)', kind, subject, Math.round(due));
    this.#wakeIn(due - this.#store.clock.now());
  }

  /** Call it after a change of the sandbox's clock. When the clock is set back, the remaining delays stay the same. */
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
      // A bug in the sandbox. The task is dropped so that it does not block the tasks of other companies.
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

  /** Returns the consumers at their limit of concurrent deliveries, as a JSON list. */
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

  /** Sets the timer for the next task that is not being sent. */
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
