'use client';

import { useState } from 'react';
import { Card } from '@/components/ui/display/card';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { SaveBar } from '../draft/save-bar';
import { useDraft } from '../draft/use-draft';
import type { HealthWords } from '../health';
import { useKeys } from '../table/use-keys';
import { labelIn } from '../table/view';
import { useCreation } from '../use-creation';
import { CardRow } from './card-row';
import { DefaultsCard } from './defaults-card';
import type { CardChoices, CardRowView } from './view';

/**
 * The form that maps each card to a bank account in the books and sets the defaults. All choices are saved together.
 */
export function CardMapping({
  version,
  mapping,
  author,
  rows,
  bankAccountHealth,
  supplierHealth,
  packageKey,
  choices: given,
  editable,
}: {
  version: number;
  mapping: Mapping;
  author: string | null;
  rows: readonly CardRowView[];
  bankAccountHealth: HealthWords;
  supplierHealth: HealthWords;
  packageKey: PackageKey;
  choices: CardChoices;
  editable: boolean;
}) {
  const draft = useDraft(version, mapping);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const choices = { ...given, names: { ...given.names, ...names } };
  const { create, question } = useCreation(packageKey);
  useKeys({ save: draft.save });
  return (
    <>
      <DefaultsCard
        draft={draft}
        bankAccountHealth={bankAccountHealth}
        supplierHealth={supplierHealth}
        choices={choices}
        editable={editable}
        onName={({ value, label }) => setNames((known) => ({ ...known, [value]: label }))}
        onCreate={create}
      />
      {rows.length > 0 && (
        <Card>
          <Table caption={`Which bank account in ${choices.books} each card stands for`}>
            <Thead>
              <Th>Card or account</Th>
              <Th className="sm:pl-5!">Bank account in {choices.books}</Th>
              <Th>Status</Th>
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
                  draft={draft}
                  fallback={labelIn(choices.bankAccounts, draft.defaults.bankAccountRef)}
                  choices={choices}
                  editable={editable}
                />
              ))}
            </Tbody>
          </Table>
        </Card>
      )}
      {question}
      <SaveBar version={version} draft={draft} author={author} />
    </>
  );
}
