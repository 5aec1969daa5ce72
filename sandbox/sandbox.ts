import type { RateLimiter } from './codat/gateway/rate-limiter';
import type { Faults } from './control/faults/faults';
import type { Latency } from './control/faults/latency';
import type { WebhookFaults } from './control/faults/webhook-faults';
import type { DeliveryLog } from './control/log/deliveries';
import type { RequestLog } from './control/log/request-log';
import type { Stats } from './control/log/stats';
import type { Tasks } from './engine/tasks';
import type { Store } from './store/store';

/** The parts of a running sandbox. Functions get it as their first argument; there are no global variables. */
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
  /** Whether the books of a company that is linked have the past purchases of its organisation. */
  readonly hasPast: boolean;
  /** Aborted when the sandbox stops. It ends waiting calls and webhook deliveries. */
  readonly stopping: AbortSignal;
  /** The URL of this sandbox without a trailing slash. It is empty until the server listens. */
  baseUrl: string;
}
