'use client';

import { type SubmitEvent, useState } from 'react';
import { useAction } from '@/components/form/use-action';
import { showToast } from '@/components/ui/feedback/toast';
import { syncExpenses } from '@/lib/actions/sync';

/**
 * Returns the props of two forms whose buttons each sync the expense in their value: `first`, and `repeated` for expenses
 * that failed. A refusal appears as a toast, because the row has no room for it.
 */
export function useRowSync(merchantOf: (id: string) => string | undefined) {
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const finish = (posted: FormData | undefined) => {
    const done = new Set(posted?.getAll('ids[]').map(String));
    setBusy((ids) => new Set([...ids].filter((id) => !done.has(id))));
    return [...done][0];
  };
  const options = {
    onDone: (_: unknown, posted?: FormData) => void finish(posted),
    onRefused: (message: string, posted?: FormData) => {
      const merchant = merchantOf(finish(posted) ?? '');
      showToast(merchant ? `${merchant}: ${message}` : message, 'bad');
    },
  };
  const once = useAction(syncExpenses, options);
  const again = useAction(syncExpenses, options);
  const marked = ({ action, onSubmit }: typeof once.formProps) => ({
    action,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      const { submitter } = event;
      if (submitter instanceof HTMLButtonElement) setBusy((ids) => new Set([...ids, submitter.value]));
      onSubmit(event);
    },
  });
  return { first: marked(once.formProps), repeated: marked(again.formProps), isBusy: (id: string) => busy.has(id) };
}
