import type { RateLimiter } from './codat/gateway/rate-limiter';
import type { Faults } from './control/faults/faults';
import type { Latency } from './control/faults/latency';
import type { WebhookFaults } from './control/faults/webhook-faults';
import type { DeliveryLog } from './control/log/deliveries';
import type { RequestLog } from './control/log/request-log';
import type { Stats } from './control/log/stats';
import type { Tasks } from './engine/tasks';
import type { Store } from './store/store';

/** Everything one running sandbox consists of. Passed first to whatever needs it; there are no globals. */
export interface Sandbox {
  readonly store: Store;
  readonly tasks: Tasks;
  readonly faults: Faults;
  readonly latency: Latency;
  readonly webhookFaults: WebhookFaults;
  readonly deliveries: DeliveryLog;
  readonly requestLog: RequestLog;
  readonly stats: Stats;
  readonly rateLimiter: RateLimiter;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly clientId: string;
  readonly speed: number;
  /** Aborted when the sandbox stops: hanging calls and webhooks under way end. */
  readonly stopping: AbortSignal;
  /** Where this sandbox is reached, without a trailing slash; known once it listens. */
  baseUrl: string;
}
