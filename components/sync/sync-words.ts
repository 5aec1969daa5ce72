/** "41 of 45 written, 4 failed": what became of a sync's records. */
export function syncWords(counts: {
  readonly all: number;
  readonly synced: number;
  readonly failed: number;
  readonly unknown: number;
  readonly underway: number;
}): string {
  return [
    `${counts.synced} of ${counts.all} written`,
    counts.failed > 0 && `${counts.failed} failed`,
    counts.unknown > 0 && `${counts.unknown} unknown`,
    counts.underway > 0 && `${counts.underway} under way`,
  ]
    .filter(Boolean)
    .join(', ');
}
