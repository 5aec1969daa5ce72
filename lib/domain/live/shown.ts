import { type Change, type Topic, topics } from './change';

/** What a kind of page shows. `path` is relative to the company. Its first group is the id of the one expense or transfer on the page. */
type Shown = { readonly path: RegExp; readonly topics: readonly Topic[] };

/** Every page shows the state of the connection, in its frame. */
const inEveryFrame: Topic = 'connection';

/** The first entry that matches counts. A page without an entry shows everything. */
const pages: readonly Shown[] = [
  { path: /^\/expenses$/, topics: ['expenses', 'receipts', 'mapping', 'tasks'] },
  { path: /^\/expenses\/new$/, topics: ['books', 'mapping'] },
  { path: /^\/expenses\/import$/, topics: ['imports', 'tasks', 'mapping'] },
  { path: /^\/expenses\/([^/]+)\/edit$/, topics: ['expenses', 'receipts', 'books', 'mapping'] },
  { path: /^\/expenses\/([^/]+)$/, topics: ['expenses', 'receipts', 'books', 'mapping', 'rules'] },
  { path: /^\/transfers\/new$/, topics: ['books', 'mapping'] },
  { path: /^\/transfers\/([^/]+)(?:\/edit)?$/, topics: ['expenses', 'books', 'mapping'] },
  { path: /^\/bank-accounts(\/|$)/, topics: ['imports', 'books', 'mapping', 'syncs'] },
  { path: /^\/receipts(\/[^/]+)?$/, topics: ['receipts', 'expenses'] },
  { path: /^\/syncs\/new$/, topics: ['expenses', 'receipts', 'books', 'mapping'] },
  { path: /^\/syncs(\/[^/]+)?$/, topics: ['syncs', 'receipts'] },
  { path: /^\/reconcile$/, topics: ['reconcile', 'expenses'] },
  { path: /^\/mapping\/rules(\/[^/]+)?$/, topics: ['rules', 'mapping', 'books', 'tasks'] },
  { path: /^\/mapping(\/|$)/, topics: ['mapping', 'books', 'tasks'] },
  { path: /^\/settings\/connection$/, topics: ['books'] },
  { path: /^\/settings\/api$/, topics: ['ingest'] },
  { path: /^\/settings(\/|$)/, topics: [] },
];

/** What the numbers in the navigation count. */
const counted: readonly Topic[] = ['expenses', 'receipts', 'syncs', 'mapping'];

/** Whether a page of a company shows what changed. `path` is relative to the company: "/expenses". */
export function isShownOn(path: string, change: Change): boolean {
  if (change.topics.includes(inEveryFrame)) return true;
  const page = pages.find((each) => each.path.test(path));
  const shown = page?.topics ?? topics;
  return change.topics.some((topic) => shown.includes(topic) && (!page || concerns(page, path, topic, change)));
}

/** Whether the change can alter a number in the navigation. */
export const isCounted = (change: Change): boolean => change.topics.some((topic) => counted.includes(topic));

const ofOne = /^\/(?:expenses|transfers)\//;
const namesExpenses: readonly Topic[] = ['expenses', 'receipts'];

/** Whether a change of movements concerns the page of one expense or transfer. */
function concerns({ path: pattern }: Shown, path: string, topic: Topic, { ids }: Change): boolean {
  if (!ids || !namesExpenses.includes(topic) || !ofOne.test(path)) return true;
  const id = pattern.exec(path)?.[1];
  return id === undefined || ids.includes(id);
}
