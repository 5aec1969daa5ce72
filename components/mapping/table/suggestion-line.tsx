'use client';

import { Sparkles } from 'lucide-react';
import { Button } from '@/components/ui/action/button';
import { Kbd } from '@/components/ui/action/kbd';
import { Select } from '@/components/ui/form/select';

export const lines = [90, 75, 50] as const;
export type Line = (typeof lines)[number];

/** How sure a suggestion must be, and accepting all that are. */
export function SuggestionLine({
  line,
  above,
  all,
  onLine,
  onAccept,
}: {
  line: Line;
  /** How many suggestions are at least so sure. */
  above: number;
  all: number;
  onLine: (line: Line) => void;
  onAccept: () => void;
}) {
  const label = above === 1 ? 'Accept 1 suggestion' : `Accept ${above} suggestions`;
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-info-wash px-3 py-2">
      <Sparkles aria-hidden="true" className="size-4 shrink-0 text-info" />
      <span className="min-w-0 grow">
        {all === 1 ? '1 category has' : `${all} categories have`} a suggestion from your books. Each says why.
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="text-soft">
            At least
          </span>
          <Select
            aria-label="How sure a suggestion must be at least"
            value={String(line)}
            options={lines.map((at) => ({ value: String(at), label: `${at} % sure` }))}
            className="w-36"
            onChange={(event) => onLine(lines.find((at) => String(at) === event.target.value) ?? line)}
          />
        </span>
        <Button variant="primary" disabled={above === 0} aria-keyshortcuts="Shift+A" onClick={onAccept}>
          {label} <Kbd>⇧ A</Kbd>
        </Button>
      </span>
    </div>
  );
}
