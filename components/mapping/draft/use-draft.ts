'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { saveMapping } from '@/lib/actions/mapping';
import { idle } from '@/lib/actions/result';
import { countChanges, type MappingDraft } from '@/lib/domain/mapping/draft';
import {
  type CardTarget,
  type CategoryTarget,
  type Defaults,
  emptyTarget,
  type Mapping,
} from '@/lib/domain/mapping/mapping';
import { choose, conflictsIn, type Draft, emptyDraft, pending, toSend, unmappedCard } from './draft';

/** What became of the last attempt to save. */
export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly changes: number }
  | { readonly state: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

const unreachable = {
  state: 'refused',
  message: 'Outlay could not be reached, so nothing was saved. Check your connection and save again.',
  fields: {},
} as const;

/**
 * What a person chose and has not saved. It stays when the page shows itself anew; what others saved meanwhile stands
 * beside it. Saving sends it upon the version in sight, so that nobody's change is overwritten unseen.
 */
export function useDraft(version: number, mapping: Mapping) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const isSaving = useRef(false);
  const live = pending(draft, mapping, emptyTarget);
  const conflicts = conflictsIn(live, mapping, emptyTarget);
  const sent = toSend(live);
  const changes = countChanges(sent);

  // What is saved now must not come back as a choice when somebody later changes it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that comes into sight
  useEffect(() => {
    setDraft((known) => pending(known, mapping, emptyTarget));
  }, [version]);

  const edit = (change: (known: Draft) => Draft) => {
    setDraft(change);
    setSaving({ state: 'idle' });
  };
  const save = async () => {
    if (changes === 0 || isSaving.current) return;
    isSaving.current = true;
    setSaving({ state: 'saving' });
    const answer = await saveMapping(idle, formOf(version, sent)).catch(() => unreachable);
    isSaving.current = false;
    if (answer.state === 'done') setSaving({ state: 'saved', changes });
    if (answer.state === 'refused') {
      setSaving(answer);
      // Somebody else was quicker, or a list has changed: show how it is now, with the choices beside it.
      if (Object.keys(answer.fields).length === 0) router.refresh();
    }
  };

  return {
    sent,
    changes,
    conflicts,
    saving,
    categoryOf: (id: string): CategoryTarget => live.categories[id]?.value ?? mapping.categories[id] ?? emptyTarget,
    cardOf: (id: string): CardTarget => live.cards[id]?.value ?? mapping.cards[id] ?? unmappedCard,
    defaults: live.defaults?.value ?? mapping.defaults,
    isChanged: (id: string) =>
      id in live.categories || id in live.cards || (id === 'defaults' && live.defaults !== null),
    problem: (place: string, field: string): string | undefined =>
      saving.state === 'refused' ? saving.fields[`${place}.${field}`] : undefined,
    changeCategories: (changed: Readonly<Record<string, CategoryTarget>>) =>
      edit((known) => ({
        ...known,
        categories: Object.entries(changed).reduce(
          (all, [id, target]) => choose(all, id, mapping.categories[id] ?? emptyTarget, target),
          known.categories,
        ),
      })),
    changeCard: (id: string, target: CardTarget) =>
      edit((known) => ({
        ...known,
        cards: choose(known.cards, id, mapping.cards[id] ?? unmappedCard, target),
      })),
    changeDefaults: (defaults: Defaults) =>
      edit((known) => ({ ...known, defaults: { base: known.defaults?.base ?? mapping.defaults, value: defaults } })),
    /** Gives one place back to what is saved. */
    drop: (place: string) =>
      edit(({ categories: { [place]: _category, ...categories }, cards: { [place]: _card, ...cards }, defaults }) => ({
        categories,
        cards,
        defaults: place === 'defaults' ? null : defaults,
      })),
    discard: () => edit(() => emptyDraft),
    save,
  };
}

export type UseDraft = ReturnType<typeof useDraft>;

/** The draft as an action reads it. */
export function formOf(version: number, draft: MappingDraft): FormData {
  const form = new FormData();
  form.set('version', String(version));
  form.set('draft', JSON.stringify(draft));
  return form;
}
