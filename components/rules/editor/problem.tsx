import { Glyph } from '@/components/ui/display/glyph';

/** The error message of one condition or part; nothing when there is no error. */
export function Problem({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={id} role="alert" className="mt-1 flex items-start gap-1 text-sm font-medium text-bad">
      <Glyph tone="bad" className="mt-0.5 size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
