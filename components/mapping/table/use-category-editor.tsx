'use client';

import { useState } from 'react';
import { useArchive } from '@/components/form/use-archive';
import type { Option } from '@/components/ui/form/option';
import { useIdSet } from '@/components/ui/form/use-id-set';
import { setCategoryArchived } from '@/lib/actions/mapping';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { useDraft } from '../draft/use-draft';
import { useCreation } from '../use-creation';
import { useRename } from '../use-rename';
import { accepting, retarget } from './retarget';
import type { CategoryRowView, Column, TableChoices } from './view';

/** Returns the state of the table of categories, and a function for every change that a person can make in it. */
export function useCategoryEditor({
  version,
  mapping,
  packageKey,
  choices: given,
  editable,
}: {
  version: number;
  mapping: Mapping;
  packageKey: PackageKey;
  choices: TableChoices;
  editable: boolean;
}) {
  const draft = useDraft(version, mapping);
  const selected = useIdSet();
  const opened = useIdSet();
  // The names of entries that are not in the page's lists: suppliers and customers found by searching, and new entries.
  const [names, setNames] = useState(given.names);
  const { create, question } = useCreation(packageKey);
  const { archive, notice } = useArchive(setCategoryArchived, 'Expenses that have it keep it.');
  const { rename, dialog } = useRename();
  const choices = { ...given, names: { ...given.names, ...names } };

  const choose = (ids: Iterable<string>, column: Column, { value, label }: Option) => {
    if (column === 'supplier' || column === 'customer')
      setNames((known) => ({ ...known, [entryKey({ list: `${column}s`, ref: value })]: label }));
    const changed = [...ids].map((id) => [id, retarget(draft.categoryOf(id), column, value, choices)]);
    draft.changeCategories(Object.fromEntries(changed));
  };
  return {
    draft,
    selected,
    opened,
    choices,
    editable,
    choose,
    accept: (rows: readonly CategoryRowView[]) =>
      draft.changeCategories(
        Object.fromEntries(
          rows.flatMap(({ id, suggestion }) => (suggestion ? [[id, accepting(draft.categoryOf(id), suggestion)]] : [])),
        ),
      ),
    create: (row: CategoryRowView, kind: 'account' | 'supplier', typed: string) =>
      create(kind, typed || row.name, (ref, name) => {
        setNames((known) => ({ ...known, [entryKey({ list: `${kind}s`, ref })]: name }));
        choose([row.id], kind, { value: ref, label: name });
      }),
    rename,
    archive,
    /** The message about the latest archiving, to be shown above the table. */
    notice,
    dialogs: (
      <>
        {question}
        {dialog}
      </>
    ),
  };
}

export type CategoryEditor = ReturnType<typeof useCategoryEditor>;
