'use client';

import { useId, useState } from 'react';
import { useArchive } from '@/components/form/use-archive';
import { MenuPanel } from '@/components/ui/action/menu';
import { MenuAction } from '@/components/ui/action/menu-action';
import { useIdSet } from '@/components/ui/form/use-id-set';
import { setCategoryArchived } from '@/lib/actions/mapping';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Option } from '@/lib/domain/list/option';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { useDraft } from '../draft/use-draft';
import { useCreation } from '../use-creation';
import { useRename } from '../use-rename';
import { accepting, retarget } from './retarget';
import { type CategoryRowView, type Column, type TableChoices, withChosen } from './view';

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
  const unfolded = useIdSet();
  // What was chosen since the page was read: the page has only the entries of the saved mapping.
  const [chosen, setChosen] = useState<readonly (readonly [Column, Option])[]>([]);
  const { create, question } = useCreation(packageKey);
  const { archive, notice } = useArchive(setCategoryArchived, 'Expenses that have it keep it.');
  const { rename, dialog } = useRename();
  const menu = useId();
  const [opened, setOpened] = useState<CategoryRowView>();
  const choices = chosen.reduce((known, [column, option]) => withChosen(known, column, option), given);

  /** Adds what was chosen to the choices, and returns them. */
  const learn = (column: Column, option: Option): TableChoices => {
    setChosen((known) => [...known.filter(([, { value }]) => value !== option.value), [column, option]]);
    return withChosen(choices, column, option);
  };
  const choose = (ids: Iterable<string>, column: Column, option: Option) => {
    const known = learn(column, option);
    const changed = [...ids].map((id) => [id, retarget(draft.categoryOf(id), column, option.value, known)]);
    draft.changeCategories(Object.fromEntries(changed));
  };
  return {
    draft,
    selected,
    unfolded,
    choices,
    editable,
    choose,
    learn,
    accept: (rows: readonly CategoryRowView[]) =>
      draft.changeCategories(
        Object.fromEntries(
          rows.flatMap(({ id, suggestion }) => (suggestion ? [[id, accepting(draft.categoryOf(id), suggestion)]] : [])),
        ),
      ),
    create: (row: CategoryRowView, kind: 'account' | 'supplier', typed: string) =>
      create(kind, typed || row.name, (ref, name) => {
        choose([row.id], kind, { value: ref, label: name });
      }),
    /** The props of the button that opens the menu of a row. One menu serves all rows. */
    menuOf: (row: CategoryRowView) => ({ popoverTarget: menu, onClick: () => setOpened(row) }),
    /** The message about the latest archiving, to be shown above the table. */
    notice,
    dialogs: (
      <>
        {question}
        {dialog}
        <MenuPanel id={menu} align="end">
          {opened && draft.stateOf(opened.id) !== 'saved' && (
            <MenuAction onPress={() => draft.drop(opened.id)}>Take the change back</MenuAction>
          )}
          {opened && <MenuAction onPress={() => rename(opened)}>Rename</MenuAction>}
          {opened && <MenuAction onPress={() => archive(opened)}>Archive</MenuAction>}
        </MenuPanel>
      </>
    ),
  };
}

export type CategoryEditor = ReturnType<typeof useCategoryEditor>;
