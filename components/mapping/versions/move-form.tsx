'use client';

import type { EntryOptions } from '@/components/books/entry-options';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card, CardSection } from '@/components/ui/display/card';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { showToast } from '@/components/ui/feedback/toast';
import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import { moveToNewBooks } from '@/lib/actions/mapping-versions';

export type MoveRow = {
  readonly key: string;
  readonly label: string;
  readonly what: string;
  readonly places: string;
  readonly match: { readonly ref: string; readonly because: string; readonly sure: boolean } | null;
  readonly dropped: string | null;
  readonly offered: EntryOptions;
};

/** The form that assigns an entry of the new books to each entry of the old ones. Sure matches are preselected. */
export function MoveForm({
  rows,
  version,
  from,
  to,
}: {
  rows: readonly MoveRow[];
  version: number;
  from: string;
  to: string;
}) {
  const { state, formProps } = useAction(moveToNewBooks, {
    // When no entry is left to move, this form is no longer on the page, so a toast reports the result.
    onDone: ({ version: saved }) =>
      showToast(
        saved === null
          ? `The mapping is being moved to ${to}. Unsynced expenses change first.`
          : `The mapping is moved to ${to}. It is version ${saved} now.`,
      ),
  });
  return (
    <form {...formProps}>
      <input type="hidden" name="version" value={version} />
      <Card>
        <Table caption={`What each entry of ${from} becomes in ${to}`}>
          <Thead>
            <Th>In {from}</Th>
            <Th>In {to}</Th>
            <Th>Why</Th>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.key}>
                <Td card="title">
                  <CellText title={row.label} detail={[row.what, row.places].filter(Boolean).join(' · ')} />
                </Td>
                <Td card="below" className="sm:w-[22rem]">
                  {row.dropped === null && (
                    <>
                      <input type="hidden" name="from[]" value={row.key} />
                      <FormCombobox
                        name="to[]"
                        label={`${row.label} becomes`}
                        {...row.offered}
                        defaultValue={row.match?.sure ? row.match.ref : ''}
                        placeholder="Leave blank"
                      />
                    </>
                  )}
                </Td>
                <Td card="below">
                  <Why row={row} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
        <CardSection className="flex flex-wrap items-center gap-3">
          <SubmitButton>Move the mapping</SubmitButton>
          <p className="text-sm text-soft">
            What is left open is not mapped afterwards. Rules, merchants’ suppliers and unsynced expenses move along;
            what is in the books stays as it is.
          </p>
        </CardSection>
      </Card>
      <RefusalNotice state={state} className="mt-3" />
    </form>
  );
}

function Why({ row: { match, dropped, offered } }: { row: MoveRow }) {
  if (dropped !== null) return <State tone="quiet">{dropped}</State>;
  if (match === null) return <State tone="warn">Nothing like it</State>;
  if (match.sure) return <State tone="good">{match.because}</State>;
  const name = offered.options.find((option) => option.value === match.ref)?.label;
  return (
    <>
      <State tone="info">{match.because}</State>
      <span className="block text-sm text-faint wrap-anywhere">{name}?</span>
    </>
  );
}
