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
 * Calls a server action with these values, for the person and company that the page was rendered for. If the connection fails, it returns a refusal; every other error is thrown.
 */
export async function callAction<T>(
  page: PageIdentity,
  action: FormAction<T>,
  values: FormValues | FormData,
): Promise<ActionState<T>> {
  try {
    return await action(page, idle, values instanceof FormData ? values : toFormData(values));
  } catch (error) {
    // Redirects and server failures are Errors too and must be thrown. Only fetch without a connection rejects with a
    // TypeError.
    if (!(error instanceof TypeError)) throw error;
    return { state: 'refused', message: unreachable, fields: {} };
  }
}

const unreachable = 'Outlay could not be reached, so nothing was changed. Check your connection and try again.';

export function toFormData(values: FormValues): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value ?? []].flat()) form.append(name, one);
  return form;
}
