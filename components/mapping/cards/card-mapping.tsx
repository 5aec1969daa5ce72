'use client';

import { useState } from 'react';
import { type Columns, toRows } from '@/components/page/columns';
import { useAskedRow } from '@/components/page/use-asked-row';
import { OpenDialog } from '@/components/ui/action/open-dialog';
import { Card } from '@/components/ui/display/card';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { SaveBar } from '../draft/save-bar';
import { useDraft } from '../draft/use-draft';
import type { HealthWords } from '../health';
import { useKeys } from '../table/use-keys';
import { nameIn } from '../table/view';
import { useCreation } from '../use-creation';
import { ArchiveCard } from './archive-card';
import { CardRow } from './card-row';
import { DefaultsCard } from './defaults-card';
import { archiveHref, type CardChoices, type CardRowView, type OnName } from './view';

/**
 * The form that maps each card to a bank account in the books and sets the defaults. All choices are saved together.
 */
export function CardMapping({
  version,
  mapping,
  author,
  columns,
  bankAccountHealth,
  supplierHealth,
  packageKey,
  choices: given,
  editable,
}: {
  version: number;
  mapping: Mapping;
  author: string | null;
  columns: Columns<CardRowView>;
  bankAccountHealth: HealthWords;
  supplierHealth: HealthWords;
  packageKey: PackageKey;
  choices: CardChoices;
  editable: boolean;
}) {
  const rows = toRows(columns);
  const draft = useDraft(version, mapping);
  // The names of entries that were chosen since the page was read.
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const onName: OnName = (list, { value, label }) =>
    value && setNames((known) => ({ ...known, [entryKey({ list, ref: value })]: label }));
  const choices = { ...given, names: { ...given.names, ...names } };
  const { create, question } = useCreation(packageKey);
  useKeys({ save: draft.save });
  const { asked, onClick, close } = useAskedRow(rows, archiveHref);
  return (
    <>
      <DefaultsCard
        draft={draft}
        bankAccountHealth={bankAccountHealth}
        supplierHealth={supplierHealth}
        choices={choices}
        editable={editable}
        onName={onName}
        onCreate={create}
      />
      {rows.length > 0 && (
        <Card>
          <Table caption={`Which bank account in ${choices.books} each card stands for`}>
            <Thead>
              <Th>Card or account</Th>
              <Th className="sm:w-1/2 sm:min-w-52 sm:pl-5!">Bank account in {choices.books}</Th>
              <Th>Status</Th>
              {editable && (
                <Th className="w-px">
                  <span className="sr-only">Archive</span>
                </Th>
              )}
            </Thead>
            <Tbody className="mapping-rows card-rows" onClick={onClick}>
              {rows.map((row) => (
                <CardRow
                  key={row.id}
                  row={row}
                  draft={draft}
                  fallback={nameIn(choices.names, 'bankAccounts', draft.defaults.bankAccountRef)}
                  onName={onName}
                  choices={choices}
                  editable={editable}
                />
              ))}
            </Tbody>
          </Table>
        </Card>
      )}
      {asked && (
        <OpenDialog key={asked.id} id="archive-card" size="sm" title={`Archive ${asked.name}?`} onClose={close}>
          {(closeDialog) => <ArchiveCard card={asked} onDone={closeDialog} />}
        </OpenDialog>
      )}
      {question}
      <SaveBar version={version} draft={draft} author={author} />
    </>
  );
}
