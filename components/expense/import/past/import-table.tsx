'use client';

import { type ReactNode, useState } from 'react';
import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { useAskedRow } from '@/components/page/use-asked-row';
import { OpenDialog } from '@/components/ui/action/open-dialog';
import { type ListColumn, ListTable } from '@/components/ui/display/list-table';
import { type EndedImport, EndImport, endTitle, type ImportNoun } from './end-import';

/**
 * The table of imports. One dialog undoes or cancels an import. Without script, the link of the row opens the page with the
 * same choice: `place` is its address, up to the id of the import.
 */
export function ImportTable({
  ids,
  columns,
  ending,
  noun,
  place,
}: {
  ids: readonly string[];
  columns: readonly ListColumn[];
  /** The imports that can be ended. */
  ending: Columns<EndedImport>;
  noun: ImportNoun;
  place: string;
}) {
  const { base } = useShownPage();
  const [answer, setAnswer] = useState<ReactNode>(null);
  const { asked, onClick, close } = useAskedRow(toRows(ending), ({ id }) => addressIn(base, place + id));
  return (
    <>
      <div className="px-3.5 pb-3 empty:hidden">{answer}</div>
      <ListTable
        caption="Imports, newest first"
        className="import-rows"
        ids={ids}
        columns={columns}
        onClick={onClick}
      />
      {asked && (
        <OpenDialog key={asked.id} id="end-import" size="sm" title={endTitle(asked)} onClose={close}>
          {(closeDialog) => (
            <EndImport
              ended={asked}
              noun={noun}
              onUndone={(undone) => {
                setAnswer(undone);
                closeDialog();
              }}
              onCancelled={closeDialog}
            />
          )}
        </OpenDialog>
      )}
    </>
  );
}
