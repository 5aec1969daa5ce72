import 'server-only';
import { inScope, worker } from './db';
import type { Prisma } from './generated/client';
import { enqueue } from './queue';

/**
 * Saves a verified webhook and a job that processes it. Returns whether the webhook is new. Idempotent, because the
 * same webhook id is saved once.
 */
export const saveWebhookMessage = (
  companyId: string,
  message: { id: string; eventType: string; body: Record<string, unknown> },
): Promise<boolean> =>
  inScope(worker(companyId), async (tx) => {
    // The cast is safe, because the body was parsed from JSON.
    const body = message.body as Prisma.InputJsonObject;
    const { count } = await tx.webhookMessage.createMany({
      data: { ...message, body, companyId },
      skipDuplicates: true,
    });
    if (count > 0) await enqueue(tx, { name: 'receive-webhook', data: { companyId, messageId: message.id } });
    return count > 0;
  });

export const findWebhookMessage = (
  companyId: string,
  id: string,
): Promise<{ eventType: string; body: Prisma.JsonValue } | null> =>
  inScope(worker(companyId), (tx) =>
    tx.webhookMessage.findFirst({ where: { id, companyId }, select: { eventType: true, body: true } }),
  );

export const markWebhookProcessed = (companyId: string, id: string): Promise<unknown> =>
  inScope(worker(companyId), (tx) =>
    tx.webhookMessage.updateMany({ where: { id, companyId }, data: { processedAt: new Date() } }),
  );
