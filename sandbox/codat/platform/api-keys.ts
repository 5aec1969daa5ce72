import { randomBytes } from 'node:crypto';
import { v4 as newId } from 'uuid';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { assumptions, maxApiKeys } from '../../settings';
import { getOrCreateMeta, setMeta } from '../../store/profile';
import { CodatError, notFound } from '../error';
import { noContent, ok, operation } from '../operation';

const apiKey = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** Null is the key this sandbox was started with, so that it may be another one after a restart. */
  key: z.string().nullable(),
  created: z.string(),
});
type ApiKey = z.infer<typeof apiKey>;

const kept = z.object({ keys: z.array(apiKey), deleted: z.array(z.string()) });

/** Every key a call may carry: the one of `SANDBOX_API_KEY` and those created through the API. */
export const acceptedKeys = (sandbox: Sandbox): readonly string[] =>
  apiKeysOf(sandbox).map((each) => each.key ?? sandbox.apiKey);

/** The client's keys, oldest first. A deleted key stays deleted when the sandbox is started with it again. */
export function apiKeysOf(sandbox: Sandbox): readonly ApiKey[] {
  const { keys, deleted } = read(sandbox);
  return keys.filter((each) => each.key !== null || !deleted.includes(sandbox.apiKey));
}

/** "Authentication": at most ten keys, any of which opens everything. */
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
  if (!request.success) throw new CodatError(400, 'PublicApi', 'Error processing request - not valid.');
  const name = request.data?.name ?? null;
  if (name !== null && name.length > 50)
    throw new CodatError(400, 'PublicApi', 'Max string length (50) for `name` reached.');
  return name;
}

const read = ({ store }: Sandbox): z.infer<typeof kept> =>
  kept.parse(
    JSON.parse(
      getOrCreateMeta(store, 'client.apiKeys', () =>
        JSON.stringify({ keys: [{ id: newId(), name: null, key: null, created: store.clock.iso() }], deleted: [] }),
      ),
    ),
  );

const write = ({ store }: Sandbox, keys: z.infer<typeof kept>): void =>
  setMeta(store, 'client.apiKeys', JSON.stringify(keys));
