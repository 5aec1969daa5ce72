'use client';

import { useActionState, useEffect, useState } from 'react';
import { BulkBar } from '@/components/ui/action/bulk-bar';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { showToast } from '@/components/ui/feedback/toast';
import { Select } from '@/components/ui/form/select';
import { categoriseExpenses } from '@/lib/actions/expenses';
import { idle } from '@/lib/actions/result';
import { syncExpenses } from '@/lib/actions/sync';
import { maxIdsInUrl, packIds } from '@/lib/domain/id-list';
import { plural } from '@/lib/domain/plural';
import { boxesOf, keepPicked, readPicked } from './boxes';

/** What can be done with the picked expenses: sync them, or give them a category. */
export function SelectionBar({
  form,
  categories,
  maySyncThem,
}: {
  form: string;
  categories: readonly { id: string; name: string }[];
  maySyncThem: boolean;
}) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [sent, sync] = useActionState(syncExpenses, idle);
  const [coded, categorise] = useActionState(categoriseExpenses, idle);

  useEffect(() => {
    const kept = readPicked();
    for (const box of boxesOf(form)) box.checked = kept.has(box.value);
    setPicked(kept);
    keepPicked(kept);
    const change = (event: Event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.getAttribute('form') !== form) return;
      const now = readPicked();
      if (box.checked) now.add(box.value);
      else now.delete(box.value);
      keepPicked(now);
      setPicked(now);
    };
    document.addEventListener('change', change);
    return () => document.removeEventListener('change', change);
  }, [form]);

  useEffect(() => {
    if (sent.state === 'done' && sent.value.queuedCount > 0) {
      showToast(plural(sent.value.queuedCount, 'Syncing # expense.', 'Syncing # expenses.'));
      clear(form, setPicked);
    }
  }, [sent, form]);

  useEffect(() => {
    if (coded.state === 'done') {
      showToast(plural(coded.value.changed, 'Category changed for # expense.', 'Category changed for # expenses.'));
      clear(form, setPicked);
    }
  }, [coded, form]);

  const ids = [...picked].map((id) => <input key={id} type="hidden" name="ids[]" value={id} />);
  const { skipped, skippedCount } = sent.state === 'done' ? sent.value : { skipped: [], skippedCount: 0 };
  return (
    <>
      <form id={form} />
      {skippedCount > 0 && (
        <Notice
          live
          tone="warn"
          className="mt-3"
          title={plural(skippedCount, '# expense was not synced', '# expenses were not synced')}
        >
          <ul>
            {skipped.slice(0, 8).map((one) => (
              <li key={one.expenseId}>
                <strong>{one.merchant}</strong>: {one.reason}
              </li>
            ))}
            {skippedCount > 8 && <li>and {skippedCount - 8} more.</li>}
          </ul>
        </Notice>
      )}
      {sent.state === 'refused' && (
        <Notice live tone="bad" className="mt-3">
          {sent.message}
        </Notice>
      )}
      {picked.size > 0 && (
        <BulkBar summary={<strong>{picked.size} selected</strong>}>
          <form action={categorise} className="flex items-center gap-1.5">
            {ids}
            <Select
              name="categoryId"
              aria-label="Category for the selected expenses"
              placeholder="Category"
              options={categories.map((category) => ({ value: category.id, label: category.name }))}
              className="w-40 text-ink"
            />
            <SubmitButton variant="default">Categorise</SubmitButton>
          </form>
          {maySyncThem && picked.size <= maxIdsInUrl && (
            <LinkButton
              href={`/syncs/new?ids=${packIds([...picked])}`}
              className="border-inverse-line! bg-transparent! text-inverse-ink!"
            >
              Check first
            </LinkButton>
          )}
          {maySyncThem && (
            <form action={sync}>
              {ids}
              <SubmitButton data-primary>Sync {picked.size}</SubmitButton>
            </form>
          )}
          <Button onClick={() => clear(form, setPicked)}>Clear</Button>
        </BulkBar>
      )}
    </>
  );
}

function clear(form: string, setPicked: (picked: ReadonlySet<string>) => void): void {
  for (const box of boxesOf(form)) box.checked = false;
  keepPicked(new Set());
  setPicked(new Set());
}
