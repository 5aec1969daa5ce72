'use client';

import { useActionState, useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { CardSection } from '@/components/ui/display/card';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import { showToast } from '@/components/ui/feedback/toast';
import { Combobox } from '@/components/ui/form/combobox';
import { Field } from '@/components/ui/form/field';
import type { Option } from '@/components/ui/form/option';
import { replaceEverywhere } from '@/lib/actions/mapping-versions';
import { idle } from '@/lib/actions/result';

export type BrokenEntryView = {
  readonly list: string;
  readonly ref: string;
  readonly label: string;
  readonly what: string;
  readonly health: { readonly tone: Tone; readonly text: string };
  readonly places: readonly string[];
  readonly waiting: string | null;
  readonly suggested: { readonly ref: string; readonly because: string } | null;
  readonly choices: readonly Option[];
};

/** One entry the books no longer take, where it is named, and what should take its place. */
export function BrokenEntry({
  entry,
  version,
  editable,
}: {
  entry: BrokenEntryView;
  version: number;
  editable: boolean;
}) {
  const [state, send] = useActionState(replaceAndSay, idle);
  const [to, setTo] = useState(entry.suggested?.ref ?? '');
  const chosen = entry.choices.find((choice) => choice.value === to)?.label;
  return (
    <CardSection id={anchorOf(entry.ref)} className="scroll-mt-16 target:bg-accent-wash">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-semibold wrap-anywhere">{entry.label}</h3>
        <State tone={entry.health.tone}>{entry.health.text}</State>
      </div>
      <p className="mt-0.5 text-soft wrap-anywhere">
        {entry.places.length > 0 ? `Named by ${entry.places.join(', ')}.` : 'Named by expenses themselves.'}{' '}
        {entry.waiting && <strong className="font-medium text-ink">{entry.waiting}</strong>}
      </p>
      {editable && (
        <form action={send} className="mt-2.5 flex flex-wrap items-end gap-2">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="list" value={entry.list} />
          <input type="hidden" name="ref" value={entry.ref} />
          <Field
            label={`Instead of ${entry.label}`}
            hint={
              entry.suggested && to === entry.suggested.ref
                ? `Suggested: ${entry.suggested.because}`
                : 'Choose what takes its place.'
            }
            error={state.state === 'refused' ? state.fields.to : undefined}
            className="w-80 max-w-full"
          >
            {(control) => (
              <Combobox
                {...control}
                name="to"
                options={entry.choices}
                value={to}
                onValueChange={setTo}
                placeholder={`Choose ${entry.what}`}
              />
            )}
          </Field>
          <SubmitButton className="mb-5 max-w-full min-w-0" disabled={chosen === undefined}>
            {chosen !== undefined && (
              <span className="truncate max-sm:hidden">{`Replace ${entry.label} with ${chosen} everywhere`}</span>
            )}
            <span className={chosen === undefined ? undefined : 'sm:hidden'}>Replace everywhere</span>
          </SubmitButton>
        </form>
      )}
      <RefusalNotice message={state.state === 'refused' ? state.message : undefined} />
    </CardSection>
  );
}

/** The entry is gone from the page when it is replaced: what was done is said beside it. */
const replaceAndSay: typeof replaceEverywhere = async (before, form) => {
  const answer = await replaceEverywhere(before, form);
  if (answer.state === 'done') {
    const { words, version } = answer.value;
    showToast(`${words}. To undo it, restore version ${version - 1}.`);
  }
  return answer;
};

/** Where on the page an entry stands: links from expenses lead to it. */
const anchorOf = (ref: string): string => ref;
