import type { Context } from 'hono';
import { z } from 'zod';

export const notFound = (context: Context, what: string): Response =>
  context.json({ error: `There is no such ${what}.` }, 404);

/** A body as its schema wants it, or a 400 that says what is wrong with it. */
export async function withBody<T>(
  context: Context,
  schema: z.ZodType<T>,
  change: (body: T) => Response | Promise<Response>,
): Promise<Response> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  return parsed.success ? change(parsed.data) : context.json({ error: z.prettifyError(parsed.error) }, 400);
}
