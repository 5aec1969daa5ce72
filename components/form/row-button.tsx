'use client';

import { useHydrated } from '@/components/page/use-hydrated';

/**
 * The submit button of a row, in a form that serves all rows of a list. It posts the `id` of its row. `label` says what it
 * does to which row; it is added by the browser, so that the HTML of a long list stays small.
 */
export function RowButton({
  id,
  label,
  pending,
  children,
}: {
  id: string;
  label: string;
  pending: boolean;
  children: string;
}) {
  const isHydrated = useHydrated();
  return (
    <button
      // A pending button must not submit the form a second time.
      type={pending ? 'button' : undefined}
      name="id"
      value={id}
      aria-label={isHydrated ? label : undefined}
      aria-disabled={pending || undefined}
    >
      {children}
    </button>
  );
}
