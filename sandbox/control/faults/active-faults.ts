import { formatDay } from '../../engine/day';
import type { Sandbox } from '../../sandbox';
import { limits } from '../../settings';
import { liveRecord } from '../../store/books';
import { findCompany } from '../../store/company';
import { type Condition, type ConnectionRow, infoOf, packageOf } from '../../store/connection';
import { deauthorizedConnections } from '../books/book-changes';
import { type ManualChange, manualChanges } from '../books/manual-changes';
import type { FaultKind, FaultRule } from './faults';
import { codatScenarios, webhookScenarios } from './scenarios';

/**
 * Returns one sentence for each active failure, each changed setting, and each change that a person made in the books.
 */
export function describeActiveFaults(sandbox: Sandbox): readonly string[] {
  return [
    ...[...codatScenarios(sandbox), ...webhookScenarios(sandbox)]
      .filter(({ isActive }) => isActive)
      .map(({ title }) => title),
    ...otherRules(sandbox).map(describeRule),
    ...otherSettings(sandbox),
    ...unavailablePackages(sandbox),
    ...manualChanges(sandbox).flatMap((change) => describeChange(sandbox, change)),
    ...deauthorizedConnections(sandbox).map((connection) => `Access is revoked${of(sandbox, connection)}`),
  ];
}

const kindNames: Readonly<Record<FaultKind, string>> = {
  status402: 'the plan is full (402)',
  status403: 'the key is refused (403)',
  status500: 'server error (500)',
  status503: 'Codat is offline for maintenance (503)',
  'timeout-before': 'timeout before the work',
  'timeout-after-commit': 'timeout after the work',
  reset: 'connection reset',
  'rate-limit': 'too many requests (429)',
  malformed: 'malformed response',
  slow: 'slow response',
  'push-error': 'the accounting package refuses',
  'sync-error': 'the sync fails',
  deauthorize: 'access is revoked',
};

function describeRule({ operation, kind, probability, left }: FaultRule & { readonly left: number | null }): string {
  const where = operation === '*' ? 'Any call' : operation;
  const often = probability === undefined ? '' : `, ${Math.round(probability * 100)} % of the time`;
  const times = left === null ? '' : left === 1 ? ', 1 more time' : `, ${left} more times`;
  return `${where}: ${kindNames[kind]}${often}${times}`;
}

/** Returns the fault rules that no active scenario of scenarios.ts has set. */
function otherRules(sandbox: Sandbox) {
  const picked = codatScenarios(sandbox).flatMap(({ isActive, rules }) => (isActive ? (rules ?? []) : []));
  return sandbox.faults
    .list()
    .rules.filter(({ left }) => left !== 0)
    .filter(({ operation, kind }) => !picked.some((each) => each.operation === operation && each.kind === kind));
}

function otherSettings({ latency, webhookFaults, rateLimiter }: Sandbox): readonly string[] {
  const { shuffle, forge, secret } = webhookFaults.settings;
  return [
    ...(latency.settings.delays ? ["Codat's own work has other durations"] : []),
    ...(shuffle ? ['Webhooks arrive out of order'] : []),
    ...(forge ? ['Forged webhooks are sent'] : []),
    ...(secret ? ['Webhooks are signed with another secret'] : []),
    ...(rateLimiter.limits === limits ? [] : ['Codat has other limits']),
  ];
}

const conditionNames: Readonly<Record<Exclude<Condition, 'working'>, (name: string) => string>> = {
  down: (name) => `${name} is down`,
  offline: () => 'The desktop connector is off',
  'billing-expired': (name) => `The ${name} subscription has expired`,
};

const unavailablePackages = (sandbox: Sandbox): readonly string[] =>
  sandbox.store
    .all<ConnectionRow>(`SELECT * FROM connections WHERE condition <> 'working'`)
    .flatMap((connection) =>
      connection.condition === 'working'
        ? []
        : [`${conditionNames[connection.condition](packageOf(connection).name)}${of(sandbox, connection)}`],
    );

function describeChange(sandbox: Sandbox, change: ManualChange): readonly string[] {
  const { store } = sandbox;
  const connection = store.get<ConnectionRow>('SELECT * FROM connections WHERE id = ?', change.connectionId);
  if (!connection?.info) return [];
  if (change.kind === 'lock-date') {
    const { lockDate } = infoOf(connection);
    return [
      `${lockDate ? `The period is closed up to ${formatDay(lockDate)}` : 'The period is reopened'}${of(sandbox, connection)}`,
    ];
  }
  if (change.kind === 'suppliers') {
    const supplier = liveRecord(store, connection.id, 'suppliers', change.id);
    return supplier ? [`The supplier ${supplier.name} is inactive${of(sandbox, connection)}`] : [];
  }
  const account = liveRecord(store, connection.id, 'chartOfAccounts', change.id);
  return account ? [`The account ${account.code} ${account.name} is archived${of(sandbox, connection)}`] : [];
}

const of = (sandbox: Sandbox, connection: ConnectionRow): string =>
  ` (${findCompany(sandbox.store, connection.company_id)?.name ?? 'a deleted company'})`;
