import { toColumns } from '@/components/page/columns';
import { Ago } from '@/components/ui/display/instant';
import type { Tone } from '@/components/ui/display/tone';
import type { BooksChange, ChangeKind } from '@/lib/domain/books/entry-changes';
import { type EntryList, entryNoun } from '@/lib/domain/books/lists';
import { formatAgo, formatInstant } from '@/lib/domain/day';
import { formatCount } from '@/lib/domain/number';
import { ChangeLines } from './change-lines';

export type Noticed = BooksChange & { readonly id: string; readonly noticedAt: Date };

type Props = { changes: readonly Noticed[]; now: Date; locale: string; timeZone: string };

/**
 * The latest changes in the books: renamed, archived, deleted, restored and added entries. Entries that were added
 * together are one line.
 */
export function BooksChanges({ changes, now, locale, timeZone }: Props) {
  const lines = linesOf(changes).map((line) => ({
    id: line.key,
    tone: tones[line.kind],
    ...(line.kind === 'added' ? addedWords(line, locale) : changeWords(line)),
    ago: formatAgo(line.at, now),
    exact: formatInstant(line.at, locale, timeZone),
  }));
  return <ChangeLines columns={toColumns(lines)} />;
}

/**
 * The newest changes in the books, one sentence each, for the top of a page. Renders nothing when there are no changes.
 */
export function LatestBooksChange({ changes, now, locale, timeZone }: Props) {
  const [newest] = changes.filter((change) => change.kind !== 'added');
  if (!newest) return null;
  return (
    <p className="text-sm text-soft">
      In your books: {entryNoun(newest.list)} <Told change={newest} />,{' '}
      <Ago at={newest.noticedAt} now={now} locale={locale} timeZone={timeZone} />
    </p>
  );
}

function Told({ change: { kind, name, before } }: { change: BooksChange }) {
  if (kind === 'renamed')
    return (
      <>
        <b className="font-semibold">{before}</b> is now <b className="font-semibold">{name}</b>
      </>
    );
  return (
    <>
      <b className="font-semibold">{name}</b> {said[kind]}
    </>
  );
}

/** "New suppliers: Amber, Birch, Cedar and 12 more". */
function addedWords({ list, changes }: { list: EntryList; changes: readonly Noticed[] }, locale: string) {
  const shown = changes.slice(0, mostNamed);
  const rest = changes.length - shown.length;
  return {
    lead: `New ${entryNoun(list, changes.length)}:`,
    name: shown.map(({ name }) => name).join(', '),
    said: rest > 0 ? `and ${formatCount(rest, locale)} more` : '',
    newName: null,
  };
}

/** "Account Travel was archived", "Supplier Amber is now Birch". */
function changeWords({ list, change: { kind, name, before } }: { list: EntryList; change: BooksChange }) {
  const lead = capital(entryNoun(list));
  if (kind === 'renamed') return { lead, name: before ?? '', said: 'is now', newName: name };
  return { lead, name, said: said[kind], newName: null };
}

const mostNamed = 3;

const said: Readonly<Record<Exclude<ChangeKind, 'renamed'>, string>> = {
  added: 'is new',
  archived: 'was archived',
  restored: 'is in use again',
  removed: 'is not in your books any more',
};

const tones: Readonly<Record<ChangeKind, Tone>> = {
  added: 'quiet',
  renamed: 'info',
  archived: 'warn',
  restored: 'good',
  removed: 'warn',
};

type Line = { readonly key: string; readonly list: EntryList; readonly at: Date } & (
  | { readonly kind: 'added'; readonly changes: readonly Noticed[] }
  | { readonly kind: Exclude<ChangeKind, 'added'>; readonly change: Noticed }
);

/**
 * Returns one line per change, in the given order. Entries that were found as new in one refresh of a list share one
 * line.
 */
function linesOf(changes: readonly Noticed[]): readonly Line[] {
  const lines: Line[] = [];
  const together = new Map<string, Noticed[]>();
  for (const change of changes) {
    const { id, kind, list, noticedAt: at } = change;
    if (kind !== 'added') {
      lines.push({ key: id, kind, list, at, change });
      continue;
    }
    const group = `${list} ${at.getTime()}`;
    const known = together.get(group);
    if (known) {
      known.push(change);
      continue;
    }
    const added = [change];
    together.set(group, added);
    lines.push({ key: id, kind, list, at, changes: added });
  }
  return lines;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
