import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';
import { plural } from '@/lib/domain/plural';

/**
 * Names the categories that are mapped to inactive entries of the books, and says how many expenses cannot sync because
 * of that.
 */
export function BrokenMappings({
  categories,
  books,
  locale,
}: {
  categories: readonly { readonly name: string; readonly unsynced: number }[];
  /** The name of the accounting package. */
  books: string;
  locale: string;
}) {
  if (categories.length === 0) return null;
  const unsynced = categories.reduce((sum, category) => sum + category.unsynced, 0);
  const one = categories.length === 1;
  return (
    <Notice
      tone="bad"
      className="mb-3"
      actions={
        <LinkButton size="sm" href="/mapping/health">
          Replace {one ? 'it' : 'them'} everywhere
        </LinkButton>
      }
      title={plural(
        categories.length,
        `# category is mapped to an inactive account in ${books}`,
        `# categories are mapped to inactive accounts in ${books}`,
      )}
    >
      {categories.map((category) => category.name).join(', ')}.{' '}
      {unsynced > 0 && `${plural(unsynced, '# expense waits', '# expenses wait', locale)} for ${one ? 'it' : 'them'}. `}
      What is synced already is not touched. Choose {one ? 'another account' : 'other accounts'} below.
    </Notice>
  );
}
