import type { Health } from '@/components/frame/health';
import type { Connection } from '@/lib/domain/books/books';
import { linkProgress } from '@/lib/domain/books/link-progress';
import { packageOf } from '@/lib/domain/books/package';
import { formatAgo } from '@/lib/domain/day';
import { linkProgressText } from './link-progress-text';

type Link = Pick<
  Connection,
  | 'status'
  | 'package'
  | 'linkedAt'
  | 'linkStartedAt'
  | 'linkFailure'
  | 'listsReadAt'
  | 'listsRequestedAt'
  | 'listsError'
>;

/**
 * Returns the state of the connection to the books, to show below the navigation. `href` is the page where it can be
 * repaired.
 */
export function healthOf(link: Link | null, { now, href }: { now: Date; href?: string }): Health {
  if (!link) return { tone: 'quiet', title: 'No books linked', detail: 'Link your accounting package', href };
  const { name } = packageOf(link.package);
  const progress = linkProgress(link, now);
  if (progress) {
    const detail = progress.state === 'waiting' ? 'Finish linking at Codat' : linkProgressText(progress, name).title;
    return { tone: 'quiet', title: 'No books linked', detail, href };
  }
  if (link.status === 'deauthorized')
    return { tone: 'bad', title: `${name} no longer lets Outlay in`, detail: 'Nothing can be synced', href };
  if (link.status === 'unlinked')
    return { tone: 'bad', title: `${name} is not linked any more`, detail: 'Nothing can be synced', href };
  if (link.listsError) return { tone: 'warn', title: `${name}, linked`, detail: 'Not all lists were read', href };
  return {
    tone: link.listsReadAt ? 'good' : 'info',
    title: `${name}, linked`,
    detail: listsOf(link, now),
    href,
  };
}

function listsOf({ listsReadAt, listsRequestedAt }: Link, now: Date): string {
  if (listsRequestedAt) return 'Reading your lists…';
  return listsReadAt ? `Lists read ${formatAgo(listsReadAt, now)}` : 'Lists not read yet';
}
