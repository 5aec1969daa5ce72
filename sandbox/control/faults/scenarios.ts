import { operations } from '../../codat/operations';
import { dayOf } from '../../engine/day';
import { deauthorize } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { type LiveType, liveRecords } from '../../store/books';
import { type Condition, type ConnectionRow, linkedAccounting, packageOf } from '../../store/connection';
import { setAccountStatus, setCondition, setLockDate, setSupplierStatus } from '../books/book-changes';
import type { FaultRule } from './faults';
import type { WebhookFaultSettings } from './webhook-faults';

/** A failure in people's words that can be picked, and ends with another click. */
export interface Scenario {
  readonly key: string;
  readonly title: string;
  readonly effect: string;
  readonly isActive: boolean;
  /** The faults it is made of. */
  readonly rules?: readonly FaultRule[];
  readonly start: () => void;
  readonly stop: () => void;
}

/** A failure in one company's books. Some want to know which account, which supplier, or which day. */
export interface BooksScenario {
  readonly key: string;
  readonly title: string;
  readonly effect: string;
  /** Undefined where it is not a state of the package but something done in it, and undone there. */
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

const slowByMs = 3000;
const lateByMs = 60_000;
const listedAtMost = 500;

export function codatScenarios(sandbox: Sandbox): readonly Scenario[] {
  const { latency } = sandbox;
  return [
    {
      key: 'slow',
      title: 'Codat is slow',
      effect: `Every answer takes ${slowByMs / 1000} s longer.`,
      isActive: latency.settings.operations !== undefined,
      start: () => latency.replace({ ...latency.settings, operations: { '*': slowByMs } }),
      stop: () => latency.replace({ ...latency.settings, operations: undefined }),
    },
    faultScenario(sandbox, {
      key: 'maintenance',
      title: 'Codat is offline for maintenance',
      effect: 'Every call is answered 503.',
      rules: [{ operation: '*', kind: 'status503' }],
    }),
    faultScenario(sandbox, {
      key: 'server-error',
      title: 'Codat has a problem',
      effect: 'Every second call is answered 500.',
      rules: [{ operation: '*', kind: 'status500', probability: 0.5 }],
    }),
    faultScenario(sandbox, {
      key: 'lost-answers',
      title: 'Answers get lost after the work is done',
      effect: 'Of every second write the caller sees only that the connection ended.',
      rules: operations
        .filter(({ method, path }) => method !== 'GET' && path.startsWith('/companies/:companyId'))
        .map(({ name }) => ({ operation: name, kind: 'reset', when: 'after', probability: 0.5 })),
    }),
    faultScenario(sandbox, {
      key: 'too-many',
      title: 'Too many requests',
      effect: 'Every second call is answered 429: retry in 10 s.',
      rules: [{ operation: '*', kind: 'rate-limit', probability: 0.5, retryAfterSeconds: 10 }],
    }),
  ];
}

export function webhookScenarios(sandbox: Sandbox): readonly Scenario[] {
  return [
    webhookScenario(sandbox, 'delay', {
      key: 'webhooks-late',
      title: 'Webhooks come late',
      effect: `Each a minute after what it tells of, by the sandbox's clock.`,
      value: { probability: 1, ms: lateByMs },
    }),
    webhookScenario(sandbox, 'repeat', {
      key: 'webhooks-twice',
      title: 'Webhooks come twice',
      effect: 'Each is sent once more with the same id.',
      value: { probability: 1, times: 1 },
    }),
    webhookScenario(sandbox, 'drop', {
      key: 'webhooks-lost',
      title: 'Webhooks do not come at all',
      effect: 'Each counts as delivered, and is never sent.',
      value: 1,
    }),
  ];
}

/** The package is named as it was linked. */
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
      effect: 'It refuses whatever Codat asks of it.',
      ...inCondition('down'),
    },
    {
      key: 'offline',
      title: 'The desktop connector is off',
      effect: 'Writes wait until it is on again, as they do at QuickBooks Desktop.',
      ...inCondition('offline'),
    },
    {
      key: 'billing-expired',
      title: `The ${name} subscription has expired`,
      effect: 'Nothing can be written until it is paid.',
      ...inCondition('billing-expired'),
    },
    {
      key: 'closed',
      title: 'The period is closed',
      effect: 'Nothing is taken that is dated on the day or before.',
      input: { label: 'Closed up to', day: lastMonthEnd(sandbox.store.clock.now()) },
      start: (day) => setLockDate(sandbox, connection, day),
    },
    {
      key: 'account-archived',
      title: 'That account was archived',
      effect: 'Codat offers it until the next refresh.',
      input: { label: 'Account', list: active(sandbox, connection, 'chartOfAccounts') },
      start: (id) => void setAccountStatus(sandbox, connection, id, 'Archived'),
    },
    {
      key: 'supplier-inactive',
      title: 'A supplier was made inactive',
      effect: 'Nothing can be bought there any more.',
      input: { label: 'Supplier', list: active(sandbox, connection, 'suppliers') },
      start: (id) => void setSupplierStatus(sandbox, connection, id, 'Archived'),
    },
    ...(linked
      ? [
          {
            key: 'revoked',
            title: 'The token was revoked',
            effect: `The permission given to Codat is taken away inside ${name}.`,
            start: () => deauthorize(sandbox, linked),
          },
        ]
      : []),
  ];
}

function faultScenario(
  { faults }: Sandbox,
  { rules, ...words }: Pick<Scenario, 'key' | 'title' | 'effect'> & { readonly rules: readonly FaultRule[] },
): Scenario {
  const { rules: all, seed } = faults.list();
  const others = all.filter((rule) => !rules.some((each) => isSame(each, rule)));
  const rest = others
    .filter(({ left }) => left !== 0)
    .map(({ left, ...rule }) => ({ ...rule, ...(left === null ? {} : { times: left }) }));
  return {
    ...words,
    rules,
    isActive: others.length < all.length,
    start: () => faults.replace([...rest, ...rules], seed ?? undefined),
    stop: () => faults.replace(rest, seed ?? undefined),
  };
}

function webhookScenario<Kind extends 'delay' | 'repeat' | 'drop'>(
  { webhookFaults }: Sandbox,
  kind: Kind,
  { value, ...words }: Pick<Scenario, 'key' | 'title' | 'effect'> & { readonly value: WebhookFaultSettings[Kind] },
): Scenario {
  return {
    ...words,
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

function active(sandbox: Sandbox, connection: ConnectionRow, type: LiveType & ('chartOfAccounts' | 'suppliers')) {
  const records =
    type === 'suppliers'
      ? liveRecords(sandbox.store, connection.id, type).map(({ id, name, status }) => ({ id, name, status }))
      : liveRecords(sandbox.store, connection.id, type).map(({ id, code, name, status }) => ({
          id,
          name: `${code} ${name}`,
          status,
        }));
  return records.filter(({ status }) => status === 'Active').slice(0, listedAtMost);
}

/** The last day of the month before. */
function lastMonthEnd(now: number): string {
  const date = new Date(now);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 0)).toISOString());
}
