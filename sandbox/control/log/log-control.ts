import type { Hono } from 'hono';
import { z } from 'zod';
import { type MessageRow, recoverFailed, replay } from '../../engine/delivery';
import type { Sandbox } from '../../sandbox';
import { notFound } from '../json';
import { countDuplicates } from './duplicates';

const filter = z.object({
  operation: z.string().optional(),
  companyId: z.string().optional(),
  status: z
    .string()
    .regex(/^(\d{1,3}|[1-5]xx)$/, 'must be a status, or a class of them such as 4xx')
    .optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(5000).optional(),
});

/** Serves JSON endpoints for statistics, the request log and the webhooks. */
export function serveLogControl(app: Hono, sandbox: Sandbox): void {
  const { requestLog, stats, faults, deliveries, store } = sandbox;

  app.get('/_sandbox/stats', (context) =>
    context.json({
      ...stats.view,
      duplicates: countDuplicates(store),
      webhooks: deliveries.counts,
      faults: faults.injected,
      faultsByOperation: faults.injectedByOperation,
    }),
  );

  app.get('/_sandbox/requests', (context) => {
    const parsed = filter.safeParse(context.req.query());
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    return context.json({ requests: requestLog.list(parsed.data) });
  });
  app.get('/_sandbox/requests/:id', (context) => {
    const found = requestLog.find(context.req.param('id'));
    return found ? context.json(found) : notFound(context, 'request');
  });

  app.get('/_sandbox/messages', (context) =>
    context.json({ messages: store.all<MessageRow>('SELECT * FROM messages ORDER BY position DESC LIMIT 200') }),
  );
  app.get('/_sandbox/messages/:id', (context) => {
    const id = context.req.param('id');
    const message = store.get<MessageRow>('SELECT * FROM messages WHERE id = ?', id);
    return message ? context.json({ ...message, deliveries: deliveries.of(id) }) : notFound(context, 'message');
  });
  app.post('/_sandbox/messages/:id/replay', (context) =>
    replay(sandbox, context.req.param('id')) ? context.body(null, 202) : notFound(context, 'message'),
  );
  app.post('/_sandbox/messages/recover', (context) => context.json({ recovered: recoverFailed(sandbox) }, 202));
}
