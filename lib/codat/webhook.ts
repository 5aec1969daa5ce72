import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type BooksList, booksLists } from '@/lib/domain/books/lists';
import { env } from '@/lib/env';
import { listOf } from './books/books';

/** A message from Codat that was proved to be from Codat. */
export type WebhookMessage = {
  readonly id: string;
  readonly eventType: string;
  readonly codatCompanyId: string | null;
  readonly body: Record<string, unknown>;
};

const envelope = z.looseObject({
  eventType: z.string(),
  payload: z.looseObject({ referenceCompany: z.looseObject({ id: z.uuid() }).nullish() }).nullish(),
});

/** Verifies the signature over the raw body (Standard Webhooks) and reads the envelope. Null when either fails. */
export function verifyWebhook(raw: string, headers: Headers): WebhookMessage | null {
  const secret = env().CODAT_WEBHOOK_SECRET;
  const id = headers.get('webhook-id');
  if (!secret || !id) return null;
  try {
    const signed = {
      'webhook-id': id,
      'webhook-timestamp': headers.get('webhook-timestamp') ?? '',
      'webhook-signature': headers.get('webhook-signature') ?? '',
    };
    const body = envelope.parse(new Webhook(secret).verify(raw, signed));
    return { id, eventType: body.eventType, codatCompanyId: body.payload?.referenceCompany?.id ?? null, body };
  } catch {
    return null;
  }
}

export type WebhookHint =
  | { readonly about: 'sync'; readonly codatSyncId: string }
  | { readonly about: 'connection'; readonly connectionId: string }
  /** Which were read, and when that was said. */
  | { readonly about: 'lists'; readonly lists: readonly BooksList[]; readonly at: Date | null }
  /** Something that was to be created in the books was, or was not. */
  | { readonly about: 'creation'; readonly pushKey: string }
  | { readonly about: 'nothing' };

const syncPayload = z.looseObject({ payload: z.looseObject({ syncId: z.uuid() }) });
const connectionPayload = z.looseObject({ payload: z.looseObject({ connection: z.looseObject({ id: z.uuid() }) }) });

/** What a message is a hint of; the facts are read from Codat afterwards. */
export function webhookHint(eventType: string, body: unknown): WebhookHint {
  if (eventType.startsWith('expenses.sync.')) {
    const read = syncPayload.safeParse(body);
    return read.success ? { about: 'sync', codatSyncId: read.data.payload.syncId } : { about: 'nothing' };
  }
  if (eventType.startsWith('connection.')) {
    const read = connectionPayload.safeParse(body);
    return read.success ? { about: 'connection', connectionId: read.data.payload.connection.id } : { about: 'nothing' };
  }
  if (eventType.startsWith('read.completed')) {
    const lists = listsRead(body);
    const at = generated.safeParse(body).data?.generatedDate ?? null;
    return lists.length > 0 ? { about: 'lists', lists, at } : { about: 'nothing' };
  }
  if (/\.write\.(un)?successful$/.test(eventType)) {
    const read = writePayload.safeParse(body);
    return read.success ? { about: 'creation', pushKey: read.data.payload.id } : { about: 'nothing' };
  }
  return { about: 'nothing' };
}

const generated = z.looseObject({ generatedDate: z.coerce.date().nullish() });
const writePayload = z.looseObject({ payload: z.looseObject({ id: z.uuid() }) });
const readPayload = z.looseObject({
  payload: z.looseObject({ dataTypes: z.array(z.looseObject({ dataType: z.string() })).nullish() }),
});

/**
 * What was read may be records, as when a receipt is looked for: the lists are as they were then. A message that names
 * nothing may be about any of them.
 */
function listsRead(body: unknown): readonly BooksList[] {
  const types = readPayload.safeParse(body).data?.payload.dataTypes ?? [];
  return types.length === 0
    ? booksLists
    : types.map(({ dataType }) => listOf(dataType)).filter((list) => list !== undefined);
}
