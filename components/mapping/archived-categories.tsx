'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { shelveCategory } from '@/lib/actions/mapping';
import { idle } from '@/lib/actions/result';
import type { Category } from '@/lib/domain/company/category';

/** The categories taken out of the lists, each to be had back. */
export function ArchivedCategories({ categories, editable }: { categories: readonly Category[]; editable: boolean }) {
  const [answer, restore] = useActionState(shelveCategory, idle);
  if (categories.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="w-max text-soft">{categories.length} archived</summary>
      {answer.state === 'refused' && (
        <p role="alert" className="mt-2 text-bad">
          {answer.message}
        </p>
      )}
      <ul className="mt-2 flex flex-col gap-1">
        {categories.map((category) => (
          <li key={category.id} className="flex min-h-8 items-center gap-3">
            <span>{category.name}</span>
            {editable && (
              <form action={restore}>
                <input type="hidden" name="id" value={category.id} />
                <input type="hidden" name="archived" value="false" />
                <SubmitButton size="sm" variant="default" aria-label={`Restore ${category.name}`}>
                  Restore
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
