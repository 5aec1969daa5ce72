import 'server-only';
import { startChild } from './child';
import { Slots } from './slots';
import type { Outcome, Payload, Task } from './task';

// Next.js can load this module more than once in a process. All copies share the slots.
const shared = globalThis as { outlayTaskSlots?: Map<string, Slots> };

function slotsOf({ name, atOnce }: Task): Slots {
  shared.outlayTaskSlots ??= new Map();
  const slots = shared.outlayTaskSlots.get(name) ?? new Slots(atOnce);
  shared.outlayTaskSlots.set(name, slots);
  return slots;
}

/**
 * Runs a task in a child process and returns how it ended. Waits while the most tasks of its kind run. An owner, such as
 * a person's id, shares the slots fairly with others. `onProgress` receives the share that is done, from 0 to 1. Throws
 * only when no process can be started.
 */
export async function runTask(
  task: Task,
  input: Payload,
  options: {
    readonly owner?: string;
    readonly signal?: AbortSignal;
    readonly onProgress?: (share: number) => void;
  } = {},
): Promise<Outcome> {
  const { owner = '', signal } = options;
  let free: () => void;
  try {
    free = await slotsOf(task).enter(owner, signal);
  } catch {
    return { is: 'stopped', why: 'aborted', detail: 'before it started' };
  }
  try {
    return await startChild(task, input, options);
  } finally {
    free();
  }
}
