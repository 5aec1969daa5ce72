'use client';

import { useState } from 'react';
import type { EntryOptions } from '@/components/books/entry-options';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { CardSection } from '@/components/ui/display/card';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import { showToast } from '@/components/ui/feedback/toast';
import { ComboboxField } from '@/components/ui/form/field/combobox-field';
import { replaceEverywhere } from '@/lib/actions/mapping-versions';

export type BrokenEntryView = {
  readonly list: string;
  readonly ref: string;
  readonly label: string;
  readonly what: string;
  readonly health: { readonly tone: Tone; readonly text: string };
  readonly places: readonly string[];
  readonly waiting: string | null;
  readonly suggested: { readonly ref: string; readonly because: string } | null;
  readonly offered: EntryOptions;
};

/**
 * One inactive entry of the books that the mapping still uses: where it is used, and a form that replaces it
 * everywhere.
 */
export function BrokenEntry({
  entry,
  version,
  editable,
}: {
  entry: BrokenEntryView;
  version: number;
  editable: boolean;
}) {
  const { state, errorOf, formProps } = useAction(replaceEverywhere, {
    // After it is replaced, the entry is no longer on the page, so a toast reports the result.
    onDone: ({ words, version: saved, expenses }) =>
      showToast(
        [
          `${words}.`,
          expenses === null && 'The unsynced expenses are being changed.',
          saved !== null && `To undo it, restore version ${saved - 1}.`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
  });
  const suggested = entry.offered.options.find((option) => option.value === entry.suggested?.ref);
  const [to, setTo] = useState({ value: suggested?.value ?? '', label: suggested?.label });
  const chosen = to.value === '' ? undefined : to.label;
  return (
    // The issue of an expense links to this id.
    <CardSection id={entry.ref} className="scroll-mt-16 target:bg-accent-wash">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-semibold wrap-anywhere">{entry.label}</h3>
        <State tone={entry.health.tone}>{entry.health.text}</State>
      </div>
      <p className="mt-0.5 text-soft wrap-anywhere">
        {entry.places.length > 0 ? `Named by ${entry.places.join(', ')}.` : 'Named by expenses themselves.'}{' '}
        {entry.waiting && <strong className="font-medium text-ink">{entry.waiting}</strong>}
      </p>
      {editable && (
        <form {...formProps} className="mt-2.5 flex flex-wrap items-end gap-2">
          <HiddenFields values={{ version: String(version), list: entry.list, ref: entry.ref }} />
          <ComboboxField
            label={`Instead of ${entry.label}`}
            hint={
              entry.suggested && to.value === entry.suggested.ref
                ? `Suggested: ${entry.suggested.because}`
                : 'Choose a replacement.'
            }
            error={errorOf('to')}
            className="w-80 max-w-full"
            name="to"
            {...entry.offered}
            value={to.value}
            onValueChange={(value, label) => setTo({ value, label })}
            placeholder={`Choose ${entry.what}`}
          />
          <SubmitButton className="mb-5 max-w-full min-w-0" disabled={chosen === undefined}>
            {chosen !== undefined && (
              <span className="truncate max-sm:hidden">{`Replace ${entry.label} with ${chosen} everywhere`}</span>
            )}
            <span className={chosen === undefined ? undefined : 'sm:hidden'}>Replace everywhere</span>
          </SubmitButton>
        </form>
      )}
      <RefusalNotice state={state} />
    </CardSection>
  );
}
