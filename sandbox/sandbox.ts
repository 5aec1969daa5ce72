import type { Budget } from './codat/budget';
import type { Deliveries } from './control/deliveries';
import type { Faults } from './control/faults';
import type { Latency } from './control/latency';
import type { Mischief } from './control/mischief';
import type { RequestLog } from './control/request-log';
import type { Stats } from './control/stats';
import type { Tasks } from './engine/tasks';
import type { Store } from './store/store';

/** Everything one running sandbox consists of. Passed first to whatever needs it; there are no globals. */
export interface Sandbox {
  readonly store: Store;
  readonly tasks: Tasks;
  readonly faults: Faults;
  readonly latency: Latency;
  readonly mischief: Mischief;
  readonly deliveries: Deliveries;
  readonly requests: RequestLog;
  readonly stats: Stats;
  readonly budget: Budget;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly clientId: string;
  readonly speed: number;
  /** Aborted when the sandbox stops: hanging calls and webhooks under way end. */
  readonly stopping: AbortSignal;
  /** Where this sandbox is reached, without a trailing slash; known once it listens. */
  baseUrl: string;
}
