'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';
import { requestFrom } from '@/components/page/page-request';
import { type ShownPage, useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';

const pause = 250;
const answer = z.object({
  categoryId: z.uuid().nullable(),
  /** The suggestion in words: "Travel · rule “Uber is travel”". Null when there is none. */
  words: z.string().nullable(),
});

type Answer = z.output<typeof answer>;
type Typed = Readonly<
  Partial<Record<'merchant' | 'amount' | 'currency' | 'rate' | 'cardId' | 'note' | 'type', string>>
>;

/**
 * The suggested category and the reason for it. Alt+A accepts it. If no category is chosen, saving the expense applies
 * the suggestion too.
 */
export default function Suggestion({
  form,
  otherwise,
  onAccept,
}: {
  form: Typed;
  /** What is shown without a suggestion. */
  otherwise: string;
  onAccept: (categoryId: string) => void;
}) {
  const page = useShownPage();
  const [suggested, setSuggested] = useState<Answer | null>(null);
  const { merchant = '', amount = '', currency = '', rate = '', cardId = '', note = '', type = '' } = form;
  const query = new URLSearchParams({ merchant, amount, currency, rate, cardId, note, type }).toString();

  useEffect(() => {
    const stop = new AbortController();
    const timer = window.setTimeout(async () => setSuggested(await ask(page, query, stop.signal)), pause);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [page, query]);

  const accept = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.code !== 'KeyA' || !suggested?.categoryId) return;
    event.preventDefault();
    onAccept(suggested.categoryId);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => accept(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const category = suggested?.categoryId;
  return (
    <div role="status" className="flex flex-wrap items-center gap-2">
      {suggested?.words ? (
        <>
          <span className="text-soft">{suggested.words}</span>
          {category && (
            <Button size="sm" onClick={() => onAccept(category)}>
              Use it <Kbd>Alt A</Kbd>
            </Button>
          )}
        </>
      ) : (
        otherwise
      )}
    </div>
  );
}

/** Returns the suggestion. Returns null when the request fails, because the form works without one. */
async function ask(page: ShownPage, query: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const response = await requestFrom(page, `/api/expenses/suggestion?${query}`, { signal });
    return response.ok ? answer.parse(await response.json()) : null;
  } catch {
    return null;
  }
}
