'use client';

import { Fragment, useEffect, useState } from 'react';
import { z } from 'zod';
import { requestFrom } from '@/components/page/page-request';
import { type ShownPage, useShownPage } from '@/components/page/shown-page';
import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';

const pause = 400;
const answer = z.object({ found: z.array(z.object({ id: z.uuid(), words: z.string() })) });
type Found = z.output<typeof answer>['found'];

type Typed = Readonly<Partial<Record<'merchant' | 'amount' | 'currency' | 'day' | 'cardId' | 'type', string>>>;

/**
 * Warns when an expense like the typed one was recorded already. It does not prevent saving, because two equal
 * payments on one day are possible. `id` is the expense that the form records or edits.
 */
export default function Duplicates({ id, form }: { id: string; form: Typed }) {
  const page = useShownPage();
  const [found, setFound] = useState<Found>([]);
  const { merchant = '', amount = '', currency = '', day = '', cardId = '', type = '' } = form;
  const isComplete = merchant.trim() !== '' && amount.trim() !== '' && day !== '';
  const query = isComplete
    ? new URLSearchParams({ id, merchant, amount, currency, day, cardId, type }).toString()
    : null;

  useEffect(() => {
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      const answered = query ? await ask(page, query, stop.signal) : [];
      if (!stop.signal.aborted) setFound(answered);
    }, pause);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [page, query]);

  if (found.length === 0) return null;
  return (
    <Notice tone="warn" live>
      You may have recorded this already:{' '}
      {found.map(({ id: other, words }, index) => (
        <Fragment key={other}>
          {index > 0 && '; '}
          {/* The form is still open, and what is typed in it is not saved. */}
          <TextLink href={`/expenses/${other}`} target="_blank">
            {words}
          </TextLink>
        </Fragment>
      ))}
      . Check it in a new tab before you save this one.
    </Notice>
  );
}

/** Returns the expenses found. Returns none when the request fails, because the form works without the warning. */
async function ask(page: ShownPage, query: string, signal: AbortSignal): Promise<Found> {
  try {
    const response = await requestFrom(page, `/api/expenses/duplicates?${query}`, { signal });
    return response.ok ? answer.parse(await response.json()).found : [];
  } catch {
    return [];
  }
}
