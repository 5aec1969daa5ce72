/** The kinds of things that change while pages show them. */
export const topics = [
  'expenses',
  'receipts',
  'syncs',
  'books',
  'mapping',
  'rules',
  'connection',
  'imports',
  'tasks',
  'reconcile',
  'ingest',
] as const;
export type Topic = (typeof topics)[number];

/** What changed in a company. `ids` names the expenses that it concerns; null means any. */
export type Change = { readonly topics: readonly Topic[]; readonly ids: readonly string[] | null };

export const everything: Change = { topics, ids: null };

/** More ids than this are not named. A payload of Postgres' NOTIFY has at most 8,000 bytes. */
const maxIds = 50;

/** Returns both changes as one. */
export function mergeChanges(first: Change, second: Change): Change {
  const ids = first.ids && second.ids ? [...new Set([...first.ids, ...second.ids])] : null;
  return {
    topics: topics.filter((topic) => first.topics.includes(topic) || second.topics.includes(topic)),
    ids: ids && ids.length <= maxIds ? ids : null,
  };
}

/** Returns the payload of the notification. Equal changes of one transaction have equal payloads, which Postgres sends once. */
export function encodeChange(companyId: string, change: Change): string {
  const { topics: changed, ids } = mergeChanges(change, { topics: [], ids: [] });
  return [companyId, changed.join(','), ids ? [...ids].sort().join(',') : 'any'].join(' ');
}

/** Returns the change in a payload. What this version does not know counts as everything. */
export function decodeChange(payload: string): { readonly companyId: string; readonly change: Change } {
  const [companyId = '', changed = '', ids = 'any'] = payload.split(' ');
  const names = changed.split(',').filter(Boolean);
  if (names.length === 0 || !names.every(isTopic)) return { companyId, change: everything };
  return { companyId, change: { topics: names, ids: ids === 'any' ? null : ids.split(',').filter(Boolean) } };
}

const isTopic = (name: string): name is Topic => topics.some((topic) => topic === name);
