import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type BooksList, booksLists } from '@/lib/domain/books/lists';
import { env } from '@/lib/env';
import { listOf } from './books/books';

/** A webhook with a valid signature. */
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

/**
 * Verifies the signature of the unparsed body (Standard Webhooks), then parses the body. Returns null if either step
 * fails.
 */
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

/** The subject of a webhook, with the ids that Outlay needs to read the current state from Codat. */
export type WebhookHint =
  | { readonly about: 'sync'; readonly codatSyncId: string }
  | { readonly about: 'connection'; readonly connectionId: string }
  /** Codat has read these lists from the package. `at` is when it sent the webhook. */
  | { readonly about: 'lists'; readonly lists: readonly BooksList[]; readonly at: Date | null }
  /** Codat has finished a push, its operation that writes a new entry to the package. */
  | { readonly about: 'creation'; readonly pushKey: string }
  | { readonly about: 'nothing' };

const nothing: WebhookHint = { about: 'nothing' };

const payloadOf = <T extends z.ZodRawShape>(shape: T) => z.looseObject({ payload: z.looseObject(shape) });
const syncBody = payloadOf({ syncId: z.uuid() });
const connectionBody = payloadOf({ connection: z.looseObject({ id: z.uuid() }) });
const writeBody = payloadOf({ id: z.uuid() });
const readBody = payloadOf({ dataTypes: z.array(z.looseObject({ dataType: z.string() })).nullish() });
const datedBody = z.looseObject({ generatedDate: z.coerce.date().nullish() });

/**
 * Returns the subject of a webhook. Outlay does not store what a webhook says: it reads the current state from Codat.
 */
export function webhookHint(eventType: string, body: unknown): WebhookHint {
  if (eventType.startsWith('expenses.sync.')) {
    const { data } = syncBody.safeParse(body);
    return data ? { about: 'sync', codatSyncId: data.payload.syncId } : nothing;
  }
  if (eventType.startsWith('connection.')) {
    const { data } = connectionBody.safeParse(body);
    return data ? { about: 'connection', connectionId: data.payload.connection.id } : nothing;
  }
  if (eventType.startsWith('read.completed')) {
    const lists = listsRead(body);
    const at = datedBody.safeParse(body).data?.generatedDate ?? null;
    return lists.length > 0 ? { about: 'lists', lists, at } : nothing;
  }
  if (/\.write\.(un)?successful$/.test(eventType)) {
    const { data } = writeBody.safeParse(body);
    return data ? { about: 'creation', pushKey: data.payload.id } : nothing;
  }
  return nothing;
}

/**
 * Returns the lists that Codat has read. Leaves out other data types, such as direct costs. A webhook without data
 * types may be about any list, so this then returns all lists.
 */
function listsRead(body: unknown): readonly BooksList[] {
  const types = readBody.safeParse(body).data?.payload.dataTypes ?? [];
  return types.length === 0
    ? booksLists
    : types.map(({ dataType }) => listOf(dataType)).filter((list) => list !== undefined);
}
