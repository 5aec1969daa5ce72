import type { Package } from '@/lib/domain/books/package';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';

/** Says that the linked package keeps no note of a transfer; undefined when it keeps one, or takes no transfers. */
export const noteHintFor = (target: Package | null): string | undefined =>
  target && transferRulesOf(target.key)?.noteLength === 0
    ? `For Outlay only: ${target.name} keeps no note of a transfer.`
    : undefined;
