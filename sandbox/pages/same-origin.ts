import type { MiddlewareHandler } from 'hono';

/** A browser page elsewhere must not be able to change the books: its requests carry an Origin that is not ours. */
export const requireSameOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  if (context.req.method !== 'GET' && origin !== undefined && origin !== new URL(context.req.url).origin)
    return context.json({ error: 'Requests from another site are refused.' }, 403);
  return next();
};
