import type { MiddlewareHandler } from 'hono';

/** Refuses requests that change something if they come from a page of another origin. */
export const requireSameOrigin: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  if (context.req.method !== 'GET' && origin !== undefined && origin !== new URL(context.req.url).origin)
    return context.json({ error: 'Requests from another site are refused.' }, 403);
  return next();
};
