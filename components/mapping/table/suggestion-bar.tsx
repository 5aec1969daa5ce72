'use client';

import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';
import { Icon } from '@/components/ui/display/icon';
import { Select } from '@/components/ui/form/select';
import { counted, plural } from '@/lib/domain/plural';

const thresholds = [90, 75, 50] as const;
export type Threshold = (typeof thresholds)[number];

/** A select for the confidence that a suggestion must have, and a button that accepts all suggestions above it. */
export function SuggestionBar({
  threshold,
  above,
  all,
  onThreshold,
  onAccept,
}: {
  threshold: Threshold;
  /** The number of suggestions with at least the chosen confidence. */
  above: number;
  all: number;
  onThreshold: (threshold: Threshold) => void;
  onAccept: () => void;
}) {
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-info-wash px-3 py-2">
      <Icon name="icon-sparkles" className="size-4 shrink-0 text-info" />
      <span className="min-w-0 grow">
        {plural(all, '# category has', '# categories have')} a suggested account. Each shows its reason.
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="text-soft">
            At least
          </span>
          <Select
            aria-label="How sure a suggestion must be at least"
            value={String(threshold)}
            options={thresholds.map((at) => ({ value: String(at), label: `${at}% sure` }))}
            className="w-36"
            onChange={(event) => onThreshold(thresholds.find((at) => String(at) === event.target.value) ?? threshold)}
          />
        </span>
        <Button variant="primary" disabled={above === 0} aria-keyshortcuts="Shift+A" onClick={onAccept}>
          Accept {counted(above, 'suggestion')} <Kbd>⇧ A</Kbd>
        </Button>
      </span>
    </div>
  );
}
