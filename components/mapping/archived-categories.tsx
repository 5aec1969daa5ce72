import { ActionButton } from '@/components/form/action-button';
import { setCategoryArchived } from '@/lib/actions/mapping';
import type { Category } from '@/lib/domain/company/category';

/** The archived categories, each with a button to restore it. */
export function ArchivedCategories({ categories, editable }: { categories: readonly Category[]; editable: boolean }) {
  if (categories.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="w-max text-soft">{categories.length} archived</summary>
      <ul className="mt-2 flex flex-col gap-1">
        {categories.map(({ id, name }) => (
          <li key={id} className="flex min-h-8 flex-wrap items-center gap-3">
            <span>{name}</span>
            {editable && (
              <ActionButton
                action={setCategoryArchived}
                fields={{ id, archived: 'false' }}
                size="sm"
                aria-label={`Restore ${name}`}
              >
                Restore
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
