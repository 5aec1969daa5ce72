'use client';

import { useEffect, useRef, useState } from 'react';
import { useCallAction } from '@/components/form/use-call-action';
import { usePageRouter } from '@/components/page/use-page-router';
import { saveMapping } from '@/lib/actions/mapping';
import { countChanges } from '@/lib/domain/mapping/draft';
import {
  type CardTarget,
  type CategoryTarget,
  type Defaults,
  emptyTarget,
  type Mapping,
} from '@/lib/domain/mapping/mapping';
import {
  choose,
  conflictsIn,
  type Draft,
  draftFields,
  emptyDraft,
  pending,
  toSend,
  unmappedCard,
  without,
} from './draft';

/**
 * The state of a row: 'changed' has an unsaved choice. 'conflict' has one too, but another person has saved a different
 * value since.
 */
export type DraftState = 'saved' | 'changed' | 'conflict';

/** The state of the latest attempt to save. */
export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly changes: number }
  | { readonly state: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

/**
 * Manages the unsaved choices on a mapping page. They survive a refresh of the page that loads what others have saved.
 * Saving sends the version that the page shows. The server refuses it when another person has saved a newer version.
 */
export function useDraft(version: number, mapping: Mapping) {
  const callAction = useCallAction();
  const router = usePageRouter();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const isSaving = useRef(false);
  const live = pending(draft, mapping, emptyTarget);
  const conflicts = conflictsIn(live, mapping, emptyTarget);
  const sent = toSend(live);
  const changes = countChanges(sent);

  // Removes choices that are saved now. Otherwise they would reappear when somebody changes the value later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect must run once for each version
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
    const answer = await callAction(saveMapping, draftFields(version, sent));
    isSaving.current = false;
    if (answer.state === 'done') setSaving({ state: 'saved', changes });
    if (answer.state === 'refused') {
      setSaving(answer);
      // Without field errors, another person saved first or a list of the books has changed. The refresh shows the
      // current mapping beside the choices.
      if (Object.keys(answer.fields).length === 0) router.refresh();
    }
  };

  const isChanged = (id: string) =>
    id in live.categories || id in live.cards || (id === 'defaults' && live.defaults !== null);

  return {
    sent,
    changes,
    conflicts,
    saving,
    categoryOf: (id: string): CategoryTarget => live.categories[id]?.value ?? mapping.categories[id] ?? emptyTarget,
    cardOf: (id: string): CardTarget => live.cards[id]?.value ?? mapping.cards[id] ?? unmappedCard,
    defaults: live.defaults?.value ?? mapping.defaults,
    savedOf: (id: string): CategoryTarget => mapping.categories[id] ?? emptyTarget,
    isChanged,
    stateOf: (id: string): DraftState => (conflicts.has(id) ? 'conflict' : isChanged(id) ? 'changed' : 'saved'),
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
    /** Discards the choices for this id; 'defaults' discards those for the defaults. */
    drop: (place: string) =>
      edit(({ categories, cards, defaults }) => ({
        categories: without(categories, place),
        cards: without(cards, place),
        defaults: place === 'defaults' ? null : defaults,
      })),
    discard: () => edit(() => emptyDraft),
    save,
  };
}

export type UseDraft = ReturnType<typeof useDraft>;
