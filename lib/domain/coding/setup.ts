import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { MovementStatus } from '@/lib/domain/movement/status';
import type { CodingContext } from './coding';

/**
 * What is known about a company before its movements are coded. `context` is null until the lists of the books have been
 * read.
 */
export type CodingSetup = { readonly connection: Connection | null; readonly context: CodingContext | null };

/** Returns why a movement with this status is not sent, or null if its content decides. */
export function reasonOfStatus(status: MovementStatus): string | null {
  switch (status) {
    case 'queued':
      return 'It is already queued.';
    case 'sending':
      return 'It is already being synced.';
    case 'unknown':
      return 'The outcome of the last sync is unknown. Outlay checks the books before it sends it again.';
    case 'synced':
      return 'It is already in the books.';
    case 'changed':
    case 'incomplete':
    case 'ready':
    case 'failed':
      return null;
  }
}

/** Returns what movements are coded with; or the issue of all of them, while the connection of the books does not work. */
export function workingContext({
  connection,
  context,
}: CodingSetup):
  | { readonly ok: true; readonly context: CodingContext }
  | { readonly ok: false; readonly issues: readonly CodingIssue[] } {
  const trouble = linkIssue(connection) ?? (context ? null : listsIssue);
  return context && !trouble ? { ok: true, context } : { ok: false, issues: [trouble ?? listsIssue] };
}

export const otherBooksIssue: CodingIssue = {
  code: 'change-not-taken',
  message:
    'It is in the previously linked books, or was written as a direct cost. Change it there, then confirm here that you did.',
  fix: 'package',
};

const listsIssue: CodingIssue = {
  code: 'no-connection',
  message: 'Outlay is still reading the lists of your books. Try again in a minute.',
  fix: 'connection',
};

function linkIssue(connection: Connection | null): CodingIssue | null {
  const issue = (message: string): CodingIssue => ({ code: 'no-connection', message, fix: 'connection' });
  if (!connection || connection.status === 'pending') return issue('Link your accounting package first.');
  const name = packageOf(connection.package).name;
  switch (connection.status) {
    case 'linked':
      return null;
    case 'deauthorized':
      return issue(`${name} no longer gives Outlay access. Reconnect it first.`);
    case 'unlinked':
      return issue(`${name} is no longer linked. Reconnect it first.`);
  }
}
