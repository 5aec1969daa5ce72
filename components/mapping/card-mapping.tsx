'use client';

import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Notice } from '@/components/ui/notice';
import type { Option } from '@/components/ui/option';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { showToast } from '@/components/ui/toast';
import { mapCard, mapDefaults, shelveCard } from '@/lib/actions/mapping';
import { idle } from '@/lib/actions/result';
import { Choice } from './choice';
import { DefaultsCard, type DefaultsView } from './defaults-card';
import { Health, type HealthWords } from './health';
import { SaveLine } from './save-line';
import { savedWords } from './saved-words';
import { isDraft, type Save, useSaves } from './use-saves';

export type CardRowView = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly unsynced: number;
  readonly bankAccountRef: string;
  readonly health: HealthWords;
  readonly bankAccounts: readonly Option[];
};

const defaultsKey = 'defaults';

/** Which bank account in the books each card stands for, and what is used where nothing is said. Saved as it is chosen. */
export function CardMapping({
  books,
  version,
  defaults,
  bankAccounts,
  rows,
  takesSupplier,
  editable,
}: {
  books: string;
  version: number;
  defaults: DefaultsView;
  bankAccounts: readonly Option[];
  rows: readonly CardRowView[];
  takesSupplier: boolean;
  editable: boolean;
}) {
  const { saves, save } = useSaves(version);
  const [refusal, setRefusal] = useState<string>();
  const archive = async (form: FormData) => {
    const answer = await shelveCard(idle, form);
    setRefusal(answer.state === 'refused' ? answer.message : undefined);
    if (answer.state === 'done') showToast('Archived. Expenses paid from it keep it.');
  };
  return (
    <>
      <DefaultsCard
        defaults={defaults}
        books={books}
        version={version}
        bankAccounts={bankAccounts}
        takesSupplier={takesSupplier}
        editable={editable}
        save={saves[defaultsKey]}
        onSave={(form) => save(defaultsKey, mapDefaults, form)}
      />
      {refusal && (
        <Notice live tone="bad" className="mb-3">
          {refusal}
        </Notice>
      )}
      {rows.length > 0 && (
        <Card>
          <Table caption={`Which bank account in ${books} each card stands for`}>
            <Thead>
              <Th>Card or account</Th>
              <Th>Bank account in {books}</Th>
              <Th>Health</Th>
              {editable && (
                <Th className="w-px">
                  <span className="sr-only">Archive</span>
                </Th>
              )}
            </Thead>
            <Tbody>
              {rows.map((row) => (
                <CardRow
                  key={row.id}
                  row={row}
                  version={version}
                  editable={editable}
                  save={saves[row.id]}
                  onSave={(form) => save(row.id, mapCard, form)}
                  onArchive={archive}
                />
              ))}
            </Tbody>
          </Table>
        </Card>
      )}
      <p role="status" className="sr-only">
        {savedWords([{ id: defaultsKey, name: 'Defaults' }, ...rows], saves)}
      </p>
    </>
  );
}

function CardRow({
  row,
  version,
  editable,
  save,
  onSave,
  onArchive,
}: {
  row: CardRowView;
  version: number;
  editable: boolean;
  save: Save | undefined;
  onSave: (form: FormData) => void;
  onArchive: (form: FormData) => unknown;
}) {
  const [draft, setDraft] = useState(row.bankAccountRef);
  const shown = isDraft(save, version) ? draft : row.bankAccountRef;
  const change = (bankAccountRef: string) => {
    setDraft(bankAccountRef);
    const form = new FormData();
    form.set('cardId', row.id);
    form.set('bankAccountRef', bankAccountRef);
    onSave(form);
  };
  return (
    <Tr>
      <Td card="title">
        <CellText
          title={row.name}
          detail={[row.currency, row.unsynced > 0 && `${row.unsynced} unsynced`].filter(Boolean).join(' · ')}
        />
      </Td>
      <Td card="below" className="sm:w-2/5 sm:min-w-52">
        <Choice
          label={`Bank account for ${row.name}`}
          options={row.bankAccounts}
          quiet
          value={shown}
          error={save?.state === 'refused' ? save.fields.bankAccountRef : undefined}
          disabled={!editable}
          onChange={change}
        />
      </Td>
      <Td card="below">
        <Health health={row.health} />
        <SaveLine save={save} />
      </Td>
      {editable && (
        <Td card="value">
          <ConfirmButton
            label="Archive"
            size="sm"
            variant="plain"
            title={`Archive ${row.name}?`}
            confirmLabel={`Archive ${row.name}`}
            action={onArchive}
            fields={{ id: row.id }}
          >
            It can no longer be chosen for new expenses. Those paid from it keep it, and nothing changes in your books.
          </ConfirmButton>
        </Td>
      )}
    </Tr>
  );
}
