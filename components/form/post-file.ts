import { z } from 'zod';
import { requestFrom } from '@/components/page/page-request';
import type { ShownPage } from '@/components/page/shown-page';
import { type FormValues, toFormData } from './call-action';

export type Posted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const refusal = z.object({ message: z.string() });
// Outlay's own limits have their own messages.
const tooLargeForProxy =
  'The server in front of Outlay does not accept a file of this size. Choose a smaller file, or ask its administrator to raise the limit.';
const unreachable = 'The server could not be reached. Check your connection and try again.';

/**
 * Posts a file and further fields to a route of the page's company. On success it returns what `read` makes of the response. On a refusal it
 * returns the route's message. When the connection is lost, it returns the message `lost`.
 */
export async function postFile<T>(
  page: ShownPage,
  path: string,
  file: File,
  fields: FormValues,
  read: (response: Response) => Promise<T>,
  { lost = unreachable, signal }: { readonly lost?: string; readonly signal?: AbortSignal } = {},
): Promise<Posted<T>> {
  const body = toFormData(fields);
  body.set('file', file);
  try {
    const response = await requestFrom(page, path, { method: 'POST', body, signal: signal ?? null });
    if (response.ok) return { ok: true, value: await read(response) };
    const json: unknown = await response.json().catch(() => null);
    const message = refusal.safeParse(json).data?.message;
    return { ok: false, message: message ?? (response.status === 413 ? tooLargeForProxy : unreachable) };
  } catch {
    return { ok: false, message: lost };
  }
}

/**
 * Returns a function that parses a JSON response with the schema. That function throws when the response does not
 * match.
 */
export const jsonOf =
  <T>(schema: z.ZodType<T>) =>
  async (response: Response): Promise<T> =>
    schema.parse(await response.json());
