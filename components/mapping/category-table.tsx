'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Option } from '@/components/ui/option';
import { Table, Tbody, Th, Thead } from '@/components/ui/table';
import { showToast } from '@/components/ui/toast';
import { mapCategory, shelveCategory } from '@/lib/actions/mapping';
import { idle } from '@/lib/actions/result';
import { CategoryForm } from './category-form';
import { CategoryRow, type CategoryRowView } from './category-row';
import type { Dimension } from './choices';
import { savedWords } from './saved-words';
import { useSaves } from './use-saves';

/** Where each category's spending goes. A choice is saved as it is made. */
export function CategoryTable({
  books,
  version,
  rows,
  accounts,
  taxRates,
  dimensions,
  editable,
}: {
  /** The package's name. */
  books: string;
  version: number;
  rows: readonly CategoryRowView[];
  accounts: readonly Option[];
  /** Null where the package takes no tax rate. */
  taxRates: readonly Option[] | null;
  dimensions: readonly Dimension[];
  editable: boolean;
}) {
  const { saves, save } = useSaves(version);
  const [renamed, setRenamed] = useState<CategoryRowView>();
  const [shelved, setShelved] = useState<{ id: string; name: string }>();
  const [refusal, setRefusal] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);

  const shelve = async (category: { id: string; name: string }, archived: boolean) => {
    const form = new FormData();
    form.set('id', category.id);
    form.set('archived', String(archived));
    const answer = await shelveCategory(idle, form);
    setRefusal(answer.state === 'refused' ? answer.message : undefined);
    if (answer.state === 'done') setShelved(archived ? category : undefined);
  };

  return (
    <>
      {shelved && (
        <Notice
          live
          tone="quiet"
          className="mb-3"
          actions={
            <Button size="sm" onClick={() => shelve(shelved, false)}>
              Undo
            </Button>
          }
        >
          <strong>{shelved.name}</strong> is archived. Expenses that have it keep it.
        </Notice>
      )}
      {refusal && (
        <Notice live tone="bad" className="mb-3">
          {refusal}
        </Notice>
      )}
      <Card>
        <Table caption={`Where each category goes in ${books}`}>
          <Thead>
            <Th>Category</Th>
            <Th>Account in {books}</Th>
            {taxRates && <Th>Tax rate</Th>}
            {dimensions.map((dimension) => (
              <Th key={dimension.ref}>{dimension.name}</Th>
            ))}
            <Th>Health</Th>
            {editable && (
              <Th className="w-px">
                <span className="sr-only">More</span>
              </Th>
            )}
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <CategoryRow
                key={row.id}
                row={row}
                version={version}
                accounts={accounts}
                taxRates={taxRates}
                dimensions={dimensions}
                editable={editable}
                save={saves[row.id]}
                onSave={(form) => save(row.id, mapCategory, form)}
                onRename={() => {
                  setRenamed(row);
                  dialog.current?.showModal();
                }}
                onArchive={() => shelve(row, true)}
              />
            ))}
          </Tbody>
        </Table>
      </Card>
      <p role="status" className="sr-only">
        {savedWords(rows, saves)}
      </p>
      <Dialog id="rename-category" ref={dialog} size="sm" title="Rename category">
        {renamed && (
          <CategoryForm
            key={renamed.id}
            id={renamed.id}
            name={renamed.name}
            onDone={() => {
              dialog.current?.close();
              setRenamed(undefined);
              showToast('Renamed.');
            }}
          />
        )}
      </Dialog>
    </>
  );
}
