import { operations } from '../../codat/operations';
import { dayOf } from '../../engine/day';
import { deauthorize } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import { type Condition, type ConnectionRow, linkedAccounting, packageOf } from '../../store/connection';
import { setAccountStatus, setCondition, setLockDate, setSupplierStatus } from '../books/book-changes';
import type { FaultRule } from './faults';
import type { WebhookFaultSettings } from './webhook-faults';

/** A failure that a person can start and stop on the control page. */
export interface Scenario {
  readonly key: string;
  readonly title: string;
  readonly effect: string;
  readonly isActive: boolean;
  /** The fault rules that are active while the scenario runs. */
  readonly rules?: readonly FaultRule[];
  readonly start: () => void;
  readonly stop: () => void;
}

/** A failure in one company's books. Some scenarios need an account, a supplier or a date, which the person enters. */
export interface BooksScenario {
  readonly key: string;
  readonly title: string;
  readonly effect: string;
  /**
   * True while the failure is active. Undefined for a change inside the package, because the person undoes that in the
   * package and not here.
   */
  readonly isActive?: boolean;
  readonly input?:
    | { readonly label: string; readonly list: readonly Choice[] }
    | { readonly label: string; readonly day: string };
  readonly start: (choice: string) => void;
  readonly stop?: () => void;
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

type Description = readonly [key: string, title: string, effect: string];

const slowByMs = 3000;
const lateByMs = 60_000;
const maxListed = 500;

export function codatScenarios(sandbox: Sandbox): readonly Scenario[] {
  const { latency } = sandbox;
  return [
    {
      key: 'slow',
      title: 'Codat is slow',
      effect: `Every response takes ${slowByMs / 1000} s longer.`,
      isActive: latency.settings.operations !== undefined,
      start: () => latency.replace({ ...latency.settings, operations: { '*': slowByMs } }),
      stop: () => latency.replace({ ...latency.settings, operations: undefined }),
    },
    faultScenario(
      sandbox,
      ['maintenance', 'Codat is offline for maintenance', 'Every call is a 503.'],
      [{ operation: '*', kind: 'status503' }],
    ),
    faultScenario(
      sandbox,
      ['server-error', 'Codat returns server errors', 'Every second call is a 500.'],
      [{ operation: '*', kind: 'status500', probability: 0.5 }],
    ),
    faultScenario(
      sandbox,
      [
        'lost-answers',
        'Responses are lost after the work is done',
        'Every second write ends the connection without a response.',
      ],
      operations
        .filter(({ method, path }) => method !== 'GET' && path.startsWith('/companies/:companyId'))
        .map(({ name }) => ({ operation: name, kind: 'reset', when: 'after', probability: 0.5 })),
    ),
    faultScenario(
      sandbox,
      ['too-many', 'Too many requests', 'Every second call is a 429: retry in 10 s.'],
      [{ operation: '*', kind: 'rate-limit', probability: 0.5, retryAfterSeconds: 10 }],
    ),
  ];
}

export function webhookScenarios(sandbox: Sandbox): readonly Scenario[] {
  return [
    webhookScenario(
      sandbox,
      ['webhooks-late', 'Webhooks are delayed', 'Each is sent a minute after its event, by the sandbox clock.'],
      'delay',
      { probability: 1, ms: lateByMs },
    ),
    webhookScenario(
      sandbox,
      ['webhooks-twice', 'Webhooks are sent twice', 'Each is repeated once with the same id.'],
      'repeat',
      { probability: 1, times: 1 },
    ),
    webhookScenario(
      sandbox,
      ['webhooks-lost', 'Webhooks are dropped', 'Each counts as delivered but is never sent.'],
      'drop',
      1,
    ),
  ];
}

export function booksScenarios(sandbox: Sandbox, connection: ConnectionRow): readonly BooksScenario[] {
  const { name } = packageOf(connection);
  const inCondition = (condition: Condition) => ({
    isActive: connection.condition === condition,
    start: () => void setCondition(sandbox, connection, condition),
    stop: () => void setCondition(sandbox, connection, 'working'),
  });
  const linked = linkedAccounting(sandbox.store, connection.company_id);
  return [
    {
      key: 'down',
      title: `${name} is down`,
      effect: 'It refuses every call of Codat.',
      ...inCondition('down'),
    },
    {
      key: 'offline',
      title: 'The desktop connector is off',
      effect: 'Writes wait until it is on again, as with QuickBooks Desktop.',
      ...inCondition('offline'),
    },
    {
      key: 'billing-expired',
      title: `The ${name} subscription has expired`,
      effect: 'Nothing can be written until it is renewed.',
      ...inCondition('billing-expired'),
    },
    {
      key: 'closed',
      title: 'The period is closed',
      effect: 'The books refuse records dated on this day or before.',
      input: { label: 'Closed up to', day: lastMonthEnd(sandbox.store.clock.now()) },
      start: (day) => setLockDate(sandbox, connection, day),
    },
    {
      key: 'account-archived',
      title: 'An account is archived',
      effect: 'Codat offers it until the next refresh.',
      input: { label: 'Account', list: active(sandbox, connection, 'chartOfAccounts') },
      start: (id) => void setAccountStatus(sandbox, connection, id, 'Archived'),
    },
    {
      key: 'supplier-inactive',
      title: 'A supplier is inactive',
      effect: 'The books refuse new records with this supplier.',
      input: { label: 'Supplier', list: active(sandbox, connection, 'suppliers') },
      start: (id) => void setSupplierStatus(sandbox, connection, id, 'Archived'),
    },
    ...(linked
      ? [
          {
            key: 'revoked',
            title: 'Access is revoked',
            effect: `The owner revokes Codat's access inside ${name}.`,
            start: () => deauthorize(sandbox, linked),
          },
        ]
      : []),
  ];
}

function faultScenario({ faults }: Sandbox, description: Description, rules: readonly FaultRule[]): Scenario {
  const { rules: all, seed } = faults.list();
  const [key, title, effect] = description;
  const others = all.filter((rule) => !rules.some((each) => isSame(each, rule)));
  const rest = others
    .filter(({ left }) => left !== 0)
    .map(({ left, ...rule }) => ({ ...rule, ...(left === null ? {} : { times: left }) }));
  return {
    key,
    title,
    effect,
    rules,
    isActive: others.length < all.length,
    start: () => faults.replace([...rest, ...rules], seed ?? undefined),
    stop: () => faults.replace(rest, seed ?? undefined),
  };
}

function webhookScenario<Kind extends 'delay' | 'repeat' | 'drop'>(
  { webhookFaults }: Sandbox,
  [key, title, effect]: Description,
  kind: Kind,
  value: WebhookFaultSettings[Kind],
): Scenario {
  return {
    key,
    title,
    effect,
    isActive: webhookFaults.settings[kind] !== undefined,
    start: () => webhookFaults.replace({ ...webhookFaults.settings, [kind]: value }),
    stop: () => webhookFaults.replace({ ...webhookFaults.settings, [kind]: undefined }),
  };
}

const isSame = (one: FaultRule, other: FaultRule): boolean =>
  one.operation === other.operation &&
  one.kind === other.kind &&
  one.probability === other.probability &&
  one.times === other.times;

function active({ store }: Sandbox, { id }: ConnectionRow, type: 'chartOfAccounts' | 'suppliers'): readonly Choice[] {
  const records =
    type === 'suppliers'
      ? liveRecords(store, id, type)
      : liveRecords(store, id, type).map((account) => ({ ...account, name: `${account.code} ${account.name}` }));
  return records.filter(({ status }) => status === 'Active').slice(0, maxListed);
}

/** Returns the last day of the previous month. */
function lastMonthEnd(now: number): string {
  const date = new Date(now);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 0)).toISOString());
}
