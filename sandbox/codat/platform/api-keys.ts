import { randomBytes } from 'node:crypto';
import { v4 as newId } from 'uuid';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { assumptions, maxApiKeys } from '../../settings';
import { getJson, setJson } from '../../store/meta';
import { badRequest, CodatError, notFound } from '../error';
import { noContent, ok, operation } from '../operation';

const apiKey = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** The key itself. Null means the key from `SANDBOX_API_KEY`. */
  key: z.string().nullable(),
  created: z.string(),
});
type ApiKey = z.infer<typeof apiKey>;

const storedKeys = z.object({ keys: z.array(apiKey), deleted: z.array(z.string()) });

/** Returns every valid key: `SANDBOX_API_KEY` and the keys that were created through the API. */
export const acceptedKeys = (sandbox: Sandbox): readonly string[] =>
  apiKeysOf(sandbox).map((each) => each.key ?? sandbox.apiKey);

/**
 * Returns the client's keys, oldest first. If the client deleted the key from `SANDBOX_API_KEY`, it stays deleted after
 * a restart.
 */
export function apiKeysOf(sandbox: Sandbox): readonly ApiKey[] {
  const { keys, deleted } = read(sandbox);
  return keys.filter((each) => each.key !== null || !deleted.includes(sandbox.apiKey));
}

/** Operations for API keys. A client has at most ten keys, each with full access (Codat, "Authentication"). */
export const apiKeyOperations = [
  operation('list-api-keys', 'GET', '/apiKeys', (call) =>
    ok({ results: apiKeysOf(call.sandbox).map((each) => apiKeyBody(call.sandbox, each)) }),
  ),

  operation('create-api-key', 'POST', '/apiKeys', (call) => {
    const { sandbox } = call;
    const name = nameIn(call.body);
    if (apiKeysOf(sandbox).length >= maxApiKeys)
      throw new CodatError(
        409,
        'PublicApi',
        'Maximum number of API keys reached. To create a new API key, delete an unused key and try again.',
      );
    const made: ApiKey = {
      id: newId(),
      name,
      key: randomBytes(30).toString('base64').replace(/[+/]/g, 'x'),
      created: sandbox.store.clock.iso(),
    };
    const before = read(sandbox);
    write(sandbox, { ...before, keys: [...before.keys, made] });
    return { status: 201, body: apiKeyBody(sandbox, made) };
  }),

  operation('delete-api-key', 'DELETE', '/apiKeys/:apiKeyId', (call) => {
    const { sandbox } = call;
    const all = apiKeysOf(sandbox);
    const found = all.find((each) => each.id === call.params.apiKeyId);
    if (!found) throw notFound(`No API key was found with ID ${call.params.apiKeyId}`);
    if (all.length === 1)
      throw new CodatError(assumptions.lastApiKeyStatus, 'PublicApi', 'The last remaining API key cannot be deleted.');
    const { keys, deleted } = read(sandbox);
    write(
      sandbox,
      found.key === null
        ? { keys, deleted: [...deleted, sandbox.apiKey] }
        : { keys: keys.filter((each) => each.id !== found.id), deleted },
    );
    return noContent;
  }),
];

const apiKeyBody = (sandbox: Sandbox, each: ApiKey): object => ({
  id: each.id,
  ...(each.name === null ? {} : { name: each.name }),
  apiKey: each.key ?? sandbox.apiKey,
  createdDate: each.created,
});

function nameIn(body: unknown): string | null {
  const request = z.object({ name: z.string().nullish() }).nullish().safeParse(body);
  if (!request.success) throw badRequest('Error processing request - not valid.');
  const name = request.data?.name ?? null;
  if (name !== null && name.length > 50) throw badRequest('Max string length (50) for `name` reached.');
  return name;
}

type StoredKeys = z.infer<typeof storedKeys>;
const metaKey = 'client.apiKeys';

function read({ store }: Sandbox): StoredKeys {
  const stored = getJson(store, metaKey, storedKeys);
  if (stored) return stored;
  const first: StoredKeys = {
    keys: [{ id: newId(), name: null, key: null, created: store.clock.iso() }],
    deleted: [],
  };
  setJson(store, metaKey, first);
  return first;
}

const write = ({ store }: Sandbox, keys: StoredKeys): void => setJson(store, metaKey, keys);
