'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { SkippedNotice } from '@/components/sync/sync-result-notice';
import { BulkBar } from '@/components/ui/action/bulk-bar';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import { categoriseExpenses } from '@/lib/actions/expenses';
import { syncExpenses } from '@/lib/actions/sync';
import { maxIdsInUrl, packIds } from '@/lib/domain/id-list';
import { formatCount } from '@/lib/domain/number';
import { counted } from '@/lib/domain/plural';
import { syncingText } from '@/lib/domain/sync/sync-summary';
import { useSelection } from './use-selection';

/** Actions on the selected rows: sync them, or set their category, which transfers do not have. */
export function SelectionBar({ maySyncThem }: { maySyncThem: boolean }) {
  const { ids, clear } = useSelection();
  const { locale } = useShownPage();
  const { state: sent, formProps: sendProps } = useAction(syncExpenses, {
    onDone: (request) => {
      if (request.queuedCount === 0) return;
      showToast(syncingText(request, locale));
      clear();
    },
  });
  const { state: coded, formProps: codeProps } = useAction(categoriseExpenses, {
    onDone: ({ changed }) => {
      const left = ids.length - changed;
      const others = `${formatCount(left, locale)} left unchanged: synced, queued or a transfer.`;
      showToast(`Category changed for ${counted(changed, 'expense', locale)}.${left > 0 ? ` ${others}` : ''}`);
      clear();
    },
  });
  const fields = { 'ids[]': ids };
  return (
    <>
      {sent.state === 'done' && <SkippedNotice {...sent.value} className="mt-3" />}
      <RefusalNotice state={sent} className="mt-3" />
      <RefusalNotice state={coded} className="mt-3" />
      {ids.length > 0 && (
        <BulkBar summary={<strong>{formatCount(ids.length, locale)} selected</strong>}>
          <form {...codeProps} className="flex items-center gap-1.5">
            <HiddenFields values={fields} />
            <span className="block w-40 text-ink [&>div>button>.text-faint]:text-inverse-ink">
              <FormCombobox
                label="Category for the selected expenses"
                name="categoryId"
                placeholder="Category"
                options={none}
                source={{ kind: 'search', path: '/api/categories' }}
              />
            </span>
            <SubmitButton variant="default">Categorise</SubmitButton>
          </form>
          {/* The link carries the ids in its URL, whose length is limited, so it is hidden for a larger selection. */}
          {maySyncThem && ids.length <= maxIdsInUrl && (
            <LinkButton
              href={`/syncs/new?ids=${packIds(ids)}`}
              className="border-inverse-line! bg-transparent! text-inverse-ink!"
            >
              Check before syncing
            </LinkButton>
          )}
          {maySyncThem && (
            <form {...sendProps}>
              <HiddenFields values={fields} />
              <SubmitButton data-primary>Sync {formatCount(ids.length, locale)}</SubmitButton>
            </form>
          )}
          <Button onClick={clear}>Clear</Button>
        </BulkBar>
      )}
    </>
  );
}

const none = [] as const;
