'use client';

import { useRef, useState } from 'react';
import { Dialog } from '@/components/ui/action/dialog';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { Empty } from '@/components/ui/feedback/empty';
import { showToast } from '@/components/ui/feedback/toast';
import { Checkbox } from '@/components/ui/form/checkbox';
import type { Option } from '@/components/ui/form/option';
import type { PackageKey } from '@/lib/domain/books/package';
import { type MappingFilter, mappingAddress, mappingShows } from '@/lib/domain/mapping/filter';
import type { CategoryTarget, Mapping } from '@/lib/domain/mapping/mapping';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { CategoryForm } from './category-form';
import { SaveBar } from './draft/save-bar';
import { useDraft } from './draft/use-draft';
import { ShelvedCategory, useShelf } from './shelved-category';
import { BulkChoices } from './table/bulk-choices';
import { CategoryDetails } from './table/category-details';
import { CategoryRow } from './table/category-row';
import { KeysDialog } from './table/keys-dialog';
import { accepting, retarget } from './table/retarget';
import { isShown, shownRows } from './table/shown';
import { type Line, SuggestionLine } from './table/suggestion-line';
import { type ShowCounts, TableFilter } from './table/table-filter';
import { useKeys } from './table/use-keys';
import { type CategoryRowView, type Column, labelIn, type TableChoices } from './table/view';
import { useCreation } from './use-creation';

/** Where each category's spending goes. Choices are collected and saved together. */
export function CategoryTable({
  version,
  mapping,
  author,
  rows,
  packageKey,
  choices: given,
  filter: asked,
  editable,
}: {
  version: number;
  mapping: Mapping;
  /** Who saved that version. */
  author: string | null;
  rows: readonly CategoryRowView[];
  packageKey: PackageKey;
  choices: TableChoices;
  filter: MappingFilter;
  editable: boolean;
}) {
  const draft = useDraft(version, mapping);
  const [text, setText] = useState(asked.text);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [line, setLine] = useState<Line>(75);
  const [renamed, setRenamed] = useState<CategoryRowView>();
  const renaming = useRef<HTMLDialogElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const shelf = useShelf();
  const { create, question } = useCreation(packageKey);
  const filter = { ...asked, text };
  const shown = shownRows(rows, filter);
  const choices = { ...given, names: { ...given.names, ...names } };
  const offers = rows.filter((row) => row.suggestion !== null && !draft.isChanged(row.id));
  const sure = offers.filter((row) => (row.suggestion?.confidence ?? 0) >= line);

  const choose = (ids: Iterable<string>, column: Column, option: Option) => {
    if (column === 'supplier' || column === 'customer') setNames({ ...names, [option.value]: option.label });
    const changed = [...ids].map((id) => [id, retarget(draft.categoryOf(id), column, option.value, choices)]);
    draft.changeCategories(Object.fromEntries(changed));
  };
  const accept = (accepted: readonly CategoryRowView[]) =>
    draft.changeCategories(
      Object.fromEntries(
        accepted.flatMap(({ id, suggestion }) =>
          suggestion ? [[id, accepting(draft.categoryOf(id), suggestion)]] : [],
        ),
      ),
    );
  const pickRow = (id: string, now: boolean) => setPicked(toggled(picked, id, now));
  const showText = (typed: string) => {
    setText(typed);
    window.history.replaceState(null, '', mappingAddress({ ...asked, text: typed.trim() }));
  };
  useKeys({
    pickRow: (id) => editable && pickRow(id, !picked.has(id)),
    accept: (id) => editable && accept(offers.filter((row) => row.id === id)),
    acceptAll: () => editable && accept(sure),
    save: draft.save,
    clear: () => setPicked(new Set()),
    help: () => keys.current?.showModal(),
  });
  const columns =
    4 +
    choices.dimensions.length +
    [choices.taxRates, choices.takesSupplier, choices.takesCustomer, editable].filter(Boolean).length;

  return (
    <>
      <ShelvedCategory shelf={shelf} />
      <TableFilter filter={filter} counts={countsOf(rows)} onText={showText} onKeys={() => keys.current?.showModal()} />
      {editable && offers.length > 0 && (
        <SuggestionLine
          line={line}
          above={sure.length}
          all={offers.length}
          onLine={setLine}
          onAccept={() => accept(sure)}
        />
      )}
      <Card>
        {shown.length === 0 ? (
          <Empty title="No category matches" actions={<LinkButton href="/mapping">Show all categories</LinkButton>}>
            Change or clear the filters to see more.
          </Empty>
        ) : (
          <Table caption={`Where each category goes in ${choices.books}`}>
            <Thead>
              {editable && (
                <Th className="w-px">
                  <Checkbox
                    label="Select all categories shown"
                    hideLabel
                    checked={shown.every((row) => picked.has(row.id))}
                    onChange={(event) =>
                      setPicked(event.target.checked ? new Set(shown.map((row) => row.id)) : new Set())
                    }
                  />
                </Th>
              )}
              <Th>Category</Th>
              <Th className="sm:pl-3!">Account in {choices.books}</Th>
              {choices.taxRates && <Th className="sm:pl-3!">Tax rate</Th>}
              {choices.dimensions.map((dimension) => (
                <Th key={dimension.ref} className="sm:pl-3!">
                  {dimension.name}
                </Th>
              ))}
              {choices.takesSupplier && (
                <Th hideBelow="xl" className="sm:pl-3!">
                  Supplier
                </Th>
              )}
              {choices.takesCustomer && (
                <Th hideBelow="xl" className="sm:pl-3!">
                  Billed to
                </Th>
              )}
              <Th>Health</Th>
              <Th className="w-px">
                <span className="sr-only">More</span>
              </Th>
            </Thead>
            <Tbody>
              {shown.flatMap((row) => {
                const target = draft.categoryOf(row.id);
                const shared = { row, target, choices, editable };
                const problem = (field: string) => draft.problem(row.id, field);
                const onChoose = (column: Column, option: Option) => choose([row.id], column, option);
                const conflict = draft.conflicts.has(row.id);
                return [
                  <CategoryRow
                    key={row.id}
                    {...shared}
                    standing={conflict ? 'conflict' : draft.isChanged(row.id) ? 'changed' : 'saved'}
                    theirs={conflict ? inWords(mapping.categories[row.id] ?? emptyTarget, choices) : undefined}
                    picked={picked.has(row.id)}
                    open={open.has(row.id)}
                    problem={problem}
                    onPickRow={(now) => pickRow(row.id, now)}
                    onOpen={() => setOpen(toggled(open, row.id, !open.has(row.id)))}
                    onChoose={onChoose}
                    onAccept={() => accept([row])}
                    onDrop={() => draft.drop(row.id)}
                    onCreate={(kind, typed) =>
                      create(kind, typed || row.name, (ref, name) => {
                        setNames((known) => ({ ...known, [ref]: name }));
                        onChoose(kind, { value: ref, label: name });
                      })
                    }
                    onRename={() => {
                      setRenamed(row);
                      renaming.current?.showModal();
                    }}
                    onArchive={() => shelf.archive(row)}
                  />,
                  open.has(row.id) && (
                    <CategoryDetails
                      key={`${row.id} details`}
                      {...shared}
                      columns={columns}
                      problem={problem}
                      onChange={(changed) => draft.changeCategories({ [row.id]: changed })}
                      onChoose={onChoose}
                    />
                  ),
                ];
              })}
            </Tbody>
          </Table>
        )}
      </Card>
      <SaveBar version={version} draft={draft} author={author}>
        {editable && picked.size > 0 && (
          <BulkChoices
            count={picked.size}
            choices={choices}
            onChoose={(column, option) => choose(picked, column, option)}
            onClear={() => setPicked(new Set())}
          />
        )}
      </SaveBar>
      {question}
      <KeysDialog ref={keys} />
      <Dialog id="rename-category" ref={renaming} size="sm" title="Rename category">
        {renamed && (
          <CategoryForm
            key={renamed.id}
            id={renamed.id}
            name={renamed.name}
            onDone={() => {
              renaming.current?.close();
              setRenamed(undefined);
              showToast('Renamed.');
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function toggled(known: ReadonlySet<string>, id: string, now: boolean): ReadonlySet<string> {
  const next = new Set(known);
  if (now) next.add(id);
  else next.delete(id);
  return next;
}

function countsOf(rows: readonly CategoryRowView[]): ShowCounts {
  const counts = { all: 0, mapped: 0, unmapped: 0, attention: 0, suggested: 0 };
  for (const row of rows) for (const show of mappingShows) if (isShown(row, show)) counts[show] += 1;
  return counts;
}

/** "494 Travel abroad, No tax": what somebody else saved. */
const inWords = ({ accountRef, taxRateRef }: CategoryTarget, { accounts, taxRates }: TableChoices): string =>
  [labelIn(accounts, accountRef) || 'no account', taxRates && labelIn(taxRates, taxRateRef)].filter(Boolean).join(', ');
