import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { type ActionState, idle } from '@/lib/actions/action-state';
import type { PageIdentity } from '@/lib/domain/company/page-identity';

/** A server action. `page` is what the page was rendered for, and the action acts for it. */
export type FormAction<T> = (page: PageIdentity, before: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

/**
 * Values to post, by field name. A list posts one field of that name for each of its values; null and undefined post no
 * field.
 */
export type FormValues = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/**
 * Calls a server action with these values, for the person and company that the page was rendered for. Returns a refusal
 * when the connection fails, a proxy responds instead of Outlay, or Outlay was updated since the page was loaded. Every
 * other error is thrown.
 */
export async function callAction<T>(
  page: PageIdentity,
  action: FormAction<T>,
  values: FormValues | FormData,
): Promise<ActionState<T>> {
  try {
    return await action(page, idle, values instanceof FormData ? values : toFormData(values));
  } catch (error) {
    const message = messageFor(error);
    if (!message) throw error;
    return { state: 'refused', message, fields: {} };
  }
}

function messageFor(error: unknown): string | undefined {
  // Only fetch without a connection rejects with a TypeError.
  if (error instanceof TypeError) return unreachable;
  if (isUnrecognizedAction(error)) return outdated;
  // Redirects and failures of the action have a digest. Next.js throws a plain Error without one for a response that is
  // not its own, such as the error page of a proxy.
  return error instanceof Error && error.name === 'Error' && !('digest' in error) ? unanswered : undefined;
}

const unreachable = 'Outlay could not be reached, so nothing was changed. Check your connection and try again.';
const unanswered = 'Outlay did not respond. What you typed is still here: wait a moment, then try again.';
const outdated =
  'Outlay was updated since this page was loaded, so nothing was changed. Copy what you typed, then reload the page.';

export function toFormData(values: FormValues): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value ?? []].flat()) form.append(name, one);
  return form;
}
