import type { Context } from 'hono';
import { z } from 'zod';

export const notFound = (context: Context, what: string): Response =>
  context.json({ error: `There is no such ${what}.` }, 404);

/**
 * Parses the body and calls `change` with it. If the body is invalid, it responds with a 400 that explains the error.
 */
export async function withBody<T>(
  context: Context,
  schema: z.ZodType<T>,
  change: (body: T) => Response | Promise<Response>,
): Promise<Response> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  return parsed.success ? change(parsed.data) : context.json({ error: z.prettifyError(parsed.error) }, 400);
}
