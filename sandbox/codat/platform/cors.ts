import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { getJson, setJson } from '../../store/meta';
import { parseBody } from '../error';
import { type Call, ok, operation, type Reply } from '../operation';

const origin = z.string().refine(isOrigin, 'An allowed origin must be a scheme, a host and at most a port.');
const allowedOrigins = z.object({ allowedOrigins: z.array(origin).default([]) });

/** Returns true if pages of this origin may use the Link SDK (Codat-Platform, "Set CORS settings"). */
export const isAllowedOrigin = (sandbox: Sandbox, from: string): boolean => read(sandbox).allowedOrigins.includes(from);

/** Operations on the allowed origins. Codat has two paths for the same list; the second path is deprecated. */
export const corsOperations = [
  operation('get-cors-settings', 'GET', '/corsSettings', (call) => ok(read(call.sandbox))),
  operation('set-cors-settings', 'POST', '/corsSettings', set),
  operation('get-connection-management-cors-settings', 'GET', '/connectionManagement/corsSettings', (call) =>
    ok(read(call.sandbox)),
  ),
  operation('set-connection-management-cors-settings', 'POST', '/connectionManagement/corsSettings', set),
];

function set(call: Call): Reply {
  const request = parseBody(allowedOrigins, call.body, 'ClientsApi');
  const origins = [...new Set(request.allowedOrigins.map((each) => new URL(each).origin))];
  setJson(call.sandbox.store, metaKey, { allowedOrigins: origins });
  return ok(read(call.sandbox));
}

function isOrigin(text: string): boolean {
  const address = URL.parse(text);
  return (
    address !== null &&
    (address.protocol === 'https:' || address.protocol === 'http:') &&
    address.pathname === '/' &&
    address.search === '' &&
    address.hash === '' &&
    address.username === ''
  );
}

const metaKey = 'client.allowedOrigins';
const read = ({ store }: Sandbox): z.infer<typeof allowedOrigins> =>
  getJson(store, metaKey, allowedOrigins) ?? { allowedOrigins: [] };
