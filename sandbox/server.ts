import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { v4 as newId } from 'uuid';
import { serveCodat } from './codat/gateway/gateway';
import { RateLimiter } from './codat/gateway/rate-limiter';
import { serveControl } from './control/control';
import { Faults } from './control/faults/faults';
import { Latency } from './control/faults/latency';
import { WebhookFaults } from './control/faults/webhook-faults';
import { DeliveryLog } from './control/log/deliveries';
import { RequestLog } from './control/log/request-log';
import { Stats } from './control/log/stats';
import { deliver } from './engine/delivery';
import { advanceFetch } from './engine/fetch';
import { advancePush } from './engine/push';
import { emitRateLimitReset } from './engine/quota';
import { Tasks } from './engine/tasks';
import { advanceSync } from './expenses/sync';
import { serveLink } from './link/pages';
import { serveLinkSdk } from './link/sdk/serve';
import { serveBooks } from './pages/books/serve';
import { serveHome } from './pages/home';
import { requireSameOrigin } from './pages/same-origin';
import { serveStyle } from './pages/style';
import type { Sandbox } from './sandbox';
import { clientFile } from './store/client-file';
import { getOrCreateMeta, setMeta } from './store/meta';
import { Store } from './store/store';

export interface SandboxOptions {
  /** The port to listen on. 0 selects any free port. */
  readonly port: number;
  readonly host?: string;
  /** The folder for the data. The databases are in `<dataDir>/sandbox`. */
  readonly dataDir: string;
  /** The key of the client. Each key has a database of its own. */
  readonly apiKey?: string;
  /** The secret that signs webhooks, such as `whsec_…`. If absent, one is generated at the first start and stored. */
  readonly webhookSecret?: string | undefined;
  /** The divisor for all delays, fetch times and webhook retries. The default is 1. */
  readonly speed?: number;
  /**
   * Whether books have the purchases of the year before they were linked. Without them, which is the default, the books
   * contain only what a test writes.
   */
  readonly hasPast?: boolean;
}

export interface RunningSandbox {
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly stop: () => Promise<void>;
}

/** Starts a sandbox and resolves when it listens. Rejects if it cannot listen, for example with EADDRINUSE. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const apiKey = options.apiKey ?? 'sandbox-key';
  const store = new Store(clientFile(options.dataDir, apiKey));
  if (options.webhookSecret) setMeta(store, 'webhookSecret', options.webhookSecret);
  const stopping = new AbortController();
  const speed = options.speed ?? 1;
  const sandbox: Sandbox = {
    store,
    tasks: new Tasks(store, speed),
    faults: new Faults(),
    latency: new Latency(speed),
    webhookFaults: new WebhookFaults(),
    deliveries: new DeliveryLog(),
    requestLog: new RequestLog(store),
    stats: new Stats(store.clock.iso()),
    rateLimiter: new RateLimiter(store),
    apiKey,
    webhookSecret: getOrCreateMeta(store, 'webhookSecret', () => `whsec_${randomBytes(24).toString('base64')}`),
    clientId: getOrCreateMeta(store, 'clientId', newId),
    speed,
    hasPast: options.hasPast ?? false,
    stopping: stopping.signal,
    baseUrl: '',
  };
  const host = options.host ?? '127.0.0.1';
  const { server, port } = await listen(appOf(sandbox), host, options.port).catch((error: unknown) => {
    store.close();
    throw error;
  });
  sandbox.baseUrl = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
  sandbox.tasks.start({
    fetch: (id) => advanceFetch(sandbox, id),
    sync: (id) => advanceSync(sandbox, id),
    push: (id) => advancePush(sandbox, id),
    quota: () => emitRateLimitReset(sandbox),
    webhook: (id) => deliver(sandbox, id),
  });
  return {
    url: sandbox.baseUrl,
    port,
    apiKey: sandbox.apiKey,
    webhookSecret: sandbox.webhookSecret,
    stop: async () => {
      stopping.abort();
      await sandbox.tasks.stop();
      await close(server);
      sandbox.requestLog.stop();
      sandbox.rateLimiter.save();
      store.close();
    },
  };
}

/**
 * Registers all routes. The sandbox's own pages come first. Every other path belongs to Codat's API and needs the API
 * key.
 */
function appOf(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.use('/_sandbox/*', requireSameOrigin);
  app.use('/books/*', requireSameOrigin);
  serveStyle(app);
  serveHome(app, sandbox);
  serveBooks(app, sandbox);
  serveLink(app, sandbox);
  serveLinkSdk(app, sandbox);
  serveControl(app, sandbox);
  serveCodat(app, sandbox);
  return app;
}

function listen(app: Hono, host: string, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) =>
      resolve({ server, port: address.port }),
    ) as Server;
    server.once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
