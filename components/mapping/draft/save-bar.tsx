'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';
import { Notice } from '@/components/ui/feedback/notice';
import { describeImpact } from '@/lib/domain/mapping/impact';
import type { UseDraft } from './use-draft';
import { useImpact } from './use-impact';
import { useLeaveWarning } from './use-leave-warning';

/** A bar at the bottom of the page with the number of unsaved choices, their effect, and the button that saves them. */
export function SaveBar({
  version,
  draft,
  author,
  children,
}: {
  version: number;
  draft: UseDraft;
  /** The person who saved the current version; null when not known. */
  author: string | null;
  /** Shown above the number of changes: actions on the selected rows. */
  children?: ReactNode;
}) {
  const { changes, conflicts, saving } = draft;
  const impact = useImpact(version, draft.sent, changes);
  useLeaveWarning(changes > 0);
  const what = changes === 1 ? '1 change' : `${changes} changes`;
  const effect = impact === 'counting' ? 'counting expenses' : impact === 'unknown' ? '' : describeImpact(impact);
  return (
    <div className="sticky bottom-4 z-10 mt-3 flex flex-col items-center gap-2 max-sm:bottom-20">
      {saving.state === 'refused' && changes > 0 && (
        <Notice live tone="bad" className="w-max max-w-full shadow-raised">
          {saving.message}
        </Notice>
      )}
      {conflicts.size > 0 && (
        <Notice
          live
          tone="warn"
          className="w-max max-w-full shadow-raised"
          title={`${author ?? 'Somebody else'} saved version ${version} while you were choosing`}
        >
          {conflicts.size === 1 ? 'One of your choices differs' : `${conflicts.size} of your choices differ`} from what
          is saved now. Nothing of yours is lost: each stands beside the new one. Keep yours by saving, or take theirs.
        </Notice>
      )}
      {children}
      {changes > 0 && (
        <section
          aria-label="Unsaved changes"
          data-unsaved
          className="flex max-w-full flex-wrap items-center gap-2 rounded-card bg-inverse py-1.5 pr-2 pl-3.5 text-inverse-ink shadow-raised max-sm:w-full"
        >
          <span role="status" className="tabular mr-1 min-w-0 grow">
            <strong>{what}</strong>
            {effect && ` · ${effect}`}
          </span>
          <Button
            onClick={draft.discard}
            className="border-inverse-line! bg-transparent! text-inverse-ink!"
            disabled={saving.state === 'saving'}
          >
            Discard
          </Button>
          <Button
            variant="primary"
            pending={saving.state === 'saving'}
            pendingLabel="Saving"
            onClick={draft.save}
            aria-keyshortcuts="Control+S Meta+S"
          >
            {conflicts.size > 0 ? 'Save mine over theirs' : `Save ${what}`} <Kbd>Ctrl S</Kbd>
          </Button>
        </section>
      )}
      <p role="status" className="sr-only">
        {saving.state === 'saved' &&
          changes === 0 &&
          (saving.changes === 1 ? '1 change saved.' : `${saving.changes} changes saved.`)}
      </p>
    </div>
  );
}
