import pg from 'pg';
import { afterEach } from 'vitest';
import { guards, type Lockable, lockOrder } from '@/lib/data/lock-order';
import { locksOf } from './locks-of';

// Checks that every transaction of the application locks tables in the order of lib/data/lock-order.ts.

/** What each open transaction has locked, in this order. */
const open = new WeakMap<object, Lockable[]>();
let violations: string[] = [];

const prototype: { query: (this: object, ...given: unknown[]) => unknown } = pg.Client.prototype;
const { query } = prototype;
prototype.query = function (this: object, ...given) {
  const [config] = given;
  const text = typeof config === 'string' ? config : textOf(config);
  if (text !== null) follow(this, text);
  return query.apply(this, given);
};

const textOf = (config: unknown): string | null =>
  typeof config === 'object' && config !== null && 'text' in config && typeof config.text === 'string'
    ? config.text
    : null;

function follow(client: object, text: string): void {
  if (text.startsWith('BEGIN; SELECT set_config')) open.set(client, []);
  else if (/^\s*(commit|rollback)/i.test(text)) open.delete(client);
  const locked = open.get(client);
  if (!locked) return;
  for (const table of locksOf(text)) {
    const problem = check(table, locked);
    if (problem) violations.push(`${problem}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
  }
}

function check(table: string, locked: Lockable[]): string | null {
  const guard = Object.entries(guards).find(([guarded]) => guarded === table)?.[1];
  if (guard) return locked.includes(guard) ? null : `${table} without the lock of ${guard}`;
  const lockable = lockOrder.find((name) => name === table);
  if (!lockable || locked.includes(lockable)) return null;
  const later = locked.filter((other) => lockOrder.indexOf(other) > lockOrder.indexOf(lockable));
  locked.push(lockable);
  // A transaction that locks the row of a company together with others has the coding for itself.
  if (later.length === 0 || (lockable === 'companies' && locked.includes('coding'))) return null;
  return `${table} after ${later.join(', ')}`;
}

afterEach(() => {
  const found = violations;
  violations = [];
  if (found.length > 0) throw new Error(`a transaction locked rows out of order:\n${found.join('\n')}`);
});
