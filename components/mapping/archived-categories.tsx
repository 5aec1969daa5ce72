'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useHydrated } from '@/components/page/use-hydrated';
import { setCategoryArchived } from '@/lib/actions/mapping';
import type { Category } from '@/lib/domain/company/category';

/** The archived categories, each with a button to restore it. One form serves all buttons. */
export function ArchivedCategories({
  categories,
  editable,
}: {
  categories: readonly Pick<Category, 'id' | 'name'>[];
  editable: boolean;
}) {
  const isHydrated = useHydrated();
  const { state, pending, formProps } = useAction(setCategoryArchived);
  if (categories.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="w-max text-soft">{categories.length} archived</summary>
      <form {...formProps} className="mt-2">
        <HiddenFields values={{ archived: 'false' }} />
        <ul className="archived-rows">
          {categories.map(({ id, name }) => (
            <li key={id}>
              {name}
              {editable && (
                <button
                  // A pending button must not submit the form a second time.
                  type={pending ? 'button' : undefined}
                  name="id"
                  value={id}
                  aria-label={isHydrated ? `Restore ${name}` : undefined}
                  aria-disabled={pending || undefined}
                >
                  Restore
                </button>
              )}
            </li>
          ))}
        </ul>
        <RefusalNotice state={state} />
      </form>
    </details>
  );
}
