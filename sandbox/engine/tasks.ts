import type { Store } from '../store/store';

export type TaskKind = 'fetch' | 'sync' | 'push' | 'webhook';

/** What a kind of work does. Returning a promise means network; everything else runs inside one transaction. */
export type TaskHandlers = Record<Exclude<TaskKind, 'webhook'>, (subject: string) => void> & {
  readonly webhook: (subject: string) => Promise<void>;
};

interface Task {
  readonly id: number;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly due: number;
}

const webhooksAtOnce = 8;

/**
 * Work that happens later, kept in the store so that a restart forgets none of it. A task is deleted in the same
 * transaction as what it did; a webhook's only after the attempt is recorded, so it is delivered at least once.
 */
export class Tasks {
  readonly #store: Store;
  readonly #speed: number;
  #handlers: TaskHandlers | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sending = new Map<number, Promise<void>>();
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
    const due = this.#store.clock.now() + Math.round(afterMs / this.#speed);
    this.#store.run('INSERT INTO tasks (kind, subject, due) VALUES (?, ?, ?)', kind, subject, due);
    this.#wake(Math.max(0, due - this.#store.clock.now()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#sending.values());
  }

  #wakeAt = Number.POSITIVE_INFINITY;

  #wake(inMs: number): void {
    const at = this.#store.clock.now() + inMs;
    if (this.#stopped || at >= this.#wakeAt) return;
    clearTimeout(this.#timer);
    this.#wakeAt = at;
    this.#timer = setTimeout(() => this.#work(), inMs);
  }

  #work(): void {
    this.#wakeAt = Number.POSITIVE_INFINITY;
    if (this.#stopped || !this.#handlers) return;
    const due = this.#store.all<Task>(
      'SELECT * FROM tasks WHERE due <= ? ORDER BY due, id LIMIT 64',
      this.#store.clock.now(),
    );
    for (const task of due) {
      if (task.kind === 'webhook') this.#send(task, this.#handlers.webhook);
      else this.#perform(task, this.#handlers[task.kind]);
    }
    this.#sleep();
  }

  #perform(task: Task, handler: (subject: string) => void): void {
    try {
      this.#store.transaction(() => {
        this.#store.run('DELETE FROM tasks WHERE id = ?', task.id);
        handler(task.subject);
      });
    } catch (error) {
      // A fault of ours: said loudly, and the task dropped, so that it does not stop every other company's work.
      console.error(`sandbox: ${task.kind} ${task.subject} failed`, error);
      this.#store.run('DELETE FROM tasks WHERE id = ?', task.id);
    }
  }

  #send(task: Task, handler: (subject: string) => Promise<void>): void {
    if (this.#sending.has(task.id) || this.#sending.size >= webhooksAtOnce) return;
    const sent = handler(task.subject)
      .then(() => {
        if (!this.#stopped) this.#store.run('DELETE FROM tasks WHERE id = ?', task.id);
      })
      .finally(() => {
        this.#sending.delete(task.id);
        this.#sleep();
      });
    this.#sending.set(task.id, sent);
  }

  /** Until the next task that is not already under way. */
  #sleep(): void {
    if (this.#stopped) return;
    const waiting = this.#store
      .all<Task>('SELECT * FROM tasks ORDER BY due, id LIMIT 128')
      .filter((task) => !this.#sending.has(task.id))
      .find((task) => task.kind !== 'webhook' || this.#sending.size < webhooksAtOnce);
    if (waiting) this.#wake(Math.max(0, waiting.due - this.#store.clock.now()));
  }
}
