'use client';

import { useMemo, useRef, useState } from 'react';
import type { Columns } from '@/components/page/columns';
import { KeysDialog } from '@/components/ui/action/keys-dialog';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { Table, Tbody } from '@/components/ui/display/table';
import { Empty } from '@/components/ui/feedback/empty';
import type { PackageKey } from '@/lib/domain/books/package';
import { type MappingFilter, mappingAddress } from '@/lib/domain/mapping/filter';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { SaveBar } from './draft/save-bar';
import { BulkChoices } from './table/bulk-choices';
import { CategoryDetails } from './table/category-details';
import { CategoryRow } from './table/category-row';
import { CategoryTableHead } from './table/category-table-head';
import { countRows, shownRows } from './table/shown';
import { SuggestionBar, type Threshold } from './table/suggestion-bar';
import { TableFilter } from './table/table-filter';
import { useCategoryEditor } from './table/use-category-editor';
import { keyWords, useKeys } from './table/use-keys';
import { readRows, type ShownCategory, type TableChoices } from './table/view';

/** The table that maps each category to an account, tax rate and other coding. All choices are saved together. */
export function CategoryTable({
  author,
  columns,
  rest,
  filter: given,
  ...editing
}: {
  version: number;
  columns: Columns<ShownCategory>;
  /** The mapping without its categories, which are in the columns. */
  rest: Omit<Mapping, 'categories'>;
  /** The person who saved this version of the mapping; null when not known. */
  author: string | null;
  packageKey: PackageKey;
  choices: TableChoices;
  filter: MappingFilter;
  editable: boolean;
}) {
  const { version, editable } = editing;
  const { rows, mapping } = useMemo(() => readRows(columns, rest), [columns, rest]);
  const editor = useCategoryEditor({ ...editing, mapping });
  const { draft, selected, unfolded, choices } = editor;
  const [text, setText] = useState(given.text);
  const [threshold, setThreshold] = useState<Threshold>(75);
  const keys = useRef<HTMLDialogElement>(null);
  const showKeys = () => keys.current?.showModal();
  const shown = shownRows(rows, { ...given, text });
  const suggested = rows.filter((row) => row.suggestion !== null && !draft.isChanged(row.id));
  const sure = suggested.filter((row) => (row.suggestion?.confidence ?? 0) >= threshold);

  useKeys({
    selectRow: (id) => editable && selected.toggle(id),
    accept: (id) => editable && editor.accept(suggested.filter((row) => row.id === id)),
    acceptAll: () => editable && editor.accept(sure),
    save: draft.save,
    clear: () => selected.replace([]),
    help: showKeys,
  });
  const showText = (typed: string) => {
    setText(typed);
    window.history.replaceState(null, '', mappingAddress({ ...given, text: typed.trim() }));
  };
  return (
    <>
      {editor.notice}
      <TableFilter filter={{ ...given, text }} counts={countRows(rows)} onText={showText} onKeys={showKeys} />
      {editable && suggested.length > 0 && (
        <SuggestionBar
          threshold={threshold}
          above={sure.length}
          all={suggested.length}
          onThreshold={setThreshold}
          onAccept={() => editor.accept(sure)}
        />
      )}
      <Card>
        {shown.length === 0 ? (
          <Empty title="No category matches" actions={<LinkButton href="/mapping">Show all categories</LinkButton>}>
            Change or clear the filters to see more.
          </Empty>
        ) : (
          <Table caption={`Where each category goes in ${choices.books}`}>
            <CategoryTableHead editor={editor} shown={shown} />
            <Tbody className="mapping-rows">
              {shown.flatMap((row) => [
                <CategoryRow key={row.id} row={row} editor={editor} />,
                unfolded.has(row.id) && <CategoryDetails key={`${row.id} details`} row={row} editor={editor} />,
              ])}
            </Tbody>
          </Table>
        )}
      </Card>
      <SaveBar version={version} draft={draft} author={author}>
        {editable && selected.ids.size > 0 && (
          <BulkChoices
            count={selected.ids.size}
            choices={choices}
            onChoose={(column, option) => editor.choose(selected.ids, column, option)}
            onClear={() => selected.replace([])}
          />
        )}
      </SaveBar>
      {editor.dialogs}
      <KeysDialog ref={keys} words={keyWords} />
    </>
  );
}
