'use client';

import { type ChangeEvent, useState } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { addressIn } from '@/components/page/address';
import { type Columns, toRows } from '@/components/page/columns';
import { useShownPage } from '@/components/page/shown-page';
import { useHydrated } from '@/components/page/use-hydrated';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import { Notice } from '@/components/ui/feedback/notice';
import { showToast } from '@/components/ui/feedback/toast';
import { confirmSuggestions, rejectMatch, unlinkMatch } from '@/lib/actions/reconcile/reconcile';
import { counted } from '@/lib/domain/plural';
import { ChosenBar } from './chosen-bar';
import type { ShownItem, ShownPart } from './shown-item';
import { useKeptPlace } from './use-kept-place';

/**
 * The list of a bank account: movement, record in the books and statement line side by side. One form serves the buttons
 * of all rows that confirm, another those that reject, and another those that unlink.
 */
export function ReconcileRows({
  columns,
  account,
  books,
  here,
  mayChange,
}: {
  columns: Columns<ShownItem>;
  account: string;
  books: string;
  /** The query of the page, which begins with a question mark. */
  here: string;
  mayChange: boolean;
}) {
  const items = toRows(columns);
  const { base, locale } = useShownPage();
  const isHydrated = useHydrated();
  const place = useKeptPlace(columns);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const confirm = useAction(confirmSuggestions, {
    onDone: ({ linked }) => linked > 0 && showToast(`${counted(linked, 'pair', locale)} matched.`),
  });
  const reject = useAction(rejectMatch, { onDone: () => showToast('Rejected. It is not suggested again.') });
  const end = useAction(unlinkMatch, { onDone: () => showToast('Unlinked. The line and the record are open again.') });
  const suggested = items.filter(({ state }) => state === 'suggested');
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, checked } = event.currentTarget;
    setChosen((ids) => (checked ? [...ids, value] : ids.filter((id) => id !== value)));
  };
  const isBusy = confirm.pending || reject.pending || end.pending;
  const button = (form: string, name: string, value: string, text: string, title: string) => (
    <button
      type={isBusy ? 'button' : undefined}
      form={form}
      name={name}
      value={value}
      aria-label={isHydrated ? `${text} ${title}` : undefined}
      aria-disabled={isBusy || undefined}
    >
      {text}
    </button>
  );
  return (
    <>
      {[
        { id: 'confirm', props: confirm.formProps },
        { id: 'reject', props: reject.formProps },
        { id: 'unlink', props: end.formProps },
      ].map(({ id, props }) => (
        <form key={id} {...props} id={`reconcile-${id}`}>
          <HiddenFields values={{ account }} />
        </form>
      ))}
      <RefusalNotice state={confirm.state} className="mb-3" />
      <RefusalNotice state={reject.state} className="mb-3" />
      <RefusalNotice state={end.state} className="mb-3" />
      {confirm.state.state === 'done' && confirm.state.value.skipped.length > 0 && (
        <Notice tone="warn" title="Not all pairs were matched" live className="mb-3">
          {confirm.state.value.skipped.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
      {mayChange && suggested.length > 1 && (
        <form {...confirm.formProps} className="mb-2.5">
          <HiddenFields values={{ account, 'pairs[]': suggested.map(({ seen }) => seen) }} />
          <SubmitButton variant="default">{`Confirm all ${suggested.length} shown`}</SubmitButton>
        </form>
      )}
      <section className="card">
        <Table caption="Movements, records in the books and statement lines">
          <Thead>
            <Th className="w-9">
              <span className="sr-only">Select</span>
            </Th>
            <Th>Movement</Th>
            <Th>Record in {books}</Th>
            <Th>Statement line</Th>
            <Th>Why</Th>
            <Th className="w-40">
              <span className="sr-only">Actions</span>
            </Th>
          </Thead>
          <Tbody className="reconcile-rows" data-list {...place}>
            {items.map(({ id, state, title, movements, records, lines, why, seen }) => (
              <tr key={id} tabIndex={-1}>
                <td>
                  {mayChange && isHydrated && state === 'open' && (
                    <label>
                      <input
                        type="checkbox"
                        value={id}
                        checked={chosen.includes(id)}
                        onChange={choose}
                        aria-label={`Select ${title}`}
                      />
                    </label>
                  )}
                </td>
                <td data-label="Movement">
                  {movements.map(({ name, href, detail }) => (
                    <div key={href}>
                      <a href={addressIn(base, href)}>{name}</a>
                      <p>{detail}</p>
                    </div>
                  ))}
                  {movements.length === 0 && <i>{records.length === 0 ? 'No movement' : 'Not from Outlay'}</i>}
                </td>
                <td data-label="Record">{parts(records, 'No record')}</td>
                <td data-label="Line">{parts(lines, 'No line')}</td>
                <td>
                  {why}
                  {state === 'open' && (
                    <p>
                      <a href={`${here}&why=${lines.length > 0 ? 'line' : 'record'}:${id}`}>Why not?</a>
                    </p>
                  )}
                </td>
                <td>
                  {mayChange && state === 'suggested' && (
                    <>
                      {button('reconcile-confirm', 'pairs[]', seen, 'Confirm', title)}
                      {button('reconcile-reject', 'id', id, 'Reject', title)}
                    </>
                  )}
                  {mayChange && state === 'linked' && button('reconcile-unlink', 'id', id, 'Unlink', title)}
                </td>
              </tr>
            ))}
          </Tbody>
        </Table>
      </section>
      <ChosenBar account={account} items={items.filter(({ id }) => chosen.includes(id))} clear={() => setChosen([])} />
    </>
  );
}

const parts = (rows: readonly ShownPart[], none: string) =>
  rows.length === 0 ? (
    <i>{none}</i>
  ) : (
    rows.map(({ name, amount, detail }, at) => (
      // A row has no name of its own, and the parts of an entry never change their order.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <div key={at}>
        <b>{amount}</b> {name}
        <p>{detail}</p>
      </div>
    ))
  );
