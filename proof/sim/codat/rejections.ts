import type { Chance } from '../core/random';

/** What Codat refuses before it makes a sync of it: the same record is refused, or taken, each time. */
export class Refusals {
  readonly #said = new Map<string, boolean>();

  constructor(
    private readonly chance: Chance,
    private readonly rate: () => number,
  ) {}

  of(record: string): boolean {
    const isRefused = this.#said.get(record) ?? this.chance.happens(this.rate());
    this.#said.set(record, isRefused);
    return isRefused;
  }
}
