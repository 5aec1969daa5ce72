import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { referencedContacts } from '@/lib/domain/mapping/contacts';
import { applyDraft, countChanges, type MappingDraft } from '@/lib/domain/mapping/draft';
import { type DraftProblem, draftProblems } from '@/lib/domain/mapping/validity';
import { Refusal } from '@/lib/domain/refusal';
import { changeMapping } from './change';
import { mappingIn } from './mappings';

/**
 * Saves all changes of a draft as one version and returns its number. Throws a Refusal if somebody saved a version
 * after `version`, which the person saw. Also throws one if the package does not accept a choice or no longer has it.
 * That Refusal has a message for each such field (`<id>.accountRef`).
 */
export async function saveDraft(viewer: Viewer, version: number, draft: MappingDraft): Promise<number> {
  if (countChanges(draft) === 0) throw new Refusal('Nothing was changed.');
  const problems = await inScope(viewer, (tx) => problemsIn(tx, viewer, draft));
  const [first] = problems;
  if (first) {
    throw new Refusal(
      problems.length === 1 ? first.message : `${problems.length} choices cannot be saved: each says why at its place.`,
      Object.fromEntries(problems.map(({ place, field, message }) => [`${place}.${field}`, message])),
    );
  }
  return changeMapping(viewer, version, (mapping) => applyDraft(mapping, draft));
}

async function problemsIn(tx: Tx, { companyId, baseCurrency }: Viewer, draft: MappingDraft): Promise<DraftProblem[]> {
  const connection = await connectionIn(tx, companyId);
  if (!connection) throw new Refusal('Link your accounting package first.');
  const { mapping } = await mappingIn(tx, companyId);
  const books = await booksIn(tx, connection.id, referencedContacts(applyDraft(mapping, draft)));
  return [
    ...missing(draft.categories, await categoriesIn(tx, companyId), 'category', 'accountRef'),
    ...missing(draft.cards, await cardsIn(tx, companyId), 'card', 'bankAccountRef'),
    ...draftProblems(draft, mapping, { books, package: packageOf(connection.package), baseCurrency }),
  ];
}

/** Returns a problem for each changed category or card that is no longer active. */
const missing = (
  changed: Readonly<Record<string, unknown>>,
  known: readonly { readonly id: string }[],
  what: string,
  field: string,
): DraftProblem[] =>
  Object.keys(changed)
    .filter((id) => !known.some((entry) => entry.id === id))
    .map((place) => ({
      place,
      field,
      message: `A ${what} that you changed was archived meanwhile. Take that change back.`,
    }));
