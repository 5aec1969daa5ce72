import type { Chance } from '../core/random';
import type { Schedule } from '../core/schedule';
import { start } from '../settings';
import { spell, type Weather } from './profile';

/** The weather at this moment: as it was made, or none. */
export class Sky {
  readonly #spell: { from: number; to: number } | null;
  readonly #bad: Weather & { readonly isAllowed: boolean };
  readonly #notAllowed: Weather & { readonly isAllowed: boolean };
  readonly #calm: Weather & { readonly isAllowed: boolean };

  constructor(
    weather: Weather,
    private readonly isBad: () => boolean,
    chance: Chance,
    private readonly schedule: Schedule,
  ) {
    this.#spell = weather.notAllowed ? spell(chance, weather.badForMs) : null;
    this.#bad = { ...weather, isAllowed: true };
    this.#notAllowed = { ...weather, isAllowed: false };
    this.#calm = {
      ...weather,
      isAllowed: true,
      wire: { refused: 0, lost: 0, silentAfter: 0, reset: 0, malformed: 0, tooMany: 0, slow: 0 },
      answers: { before500: 0, after500: 0, before503: 0 },
      syncCode: 0,
      recordRefused: 0,
      refreshFails: 0,
      refusedOutright: 0,
      databaseAway: 0,
      webhooks: { dropped: 0, repeated: 0, late: 0 },
      jobsLost: 0,
    };
  }

  get now(): Weather & { readonly isAllowed: boolean } {
    if (!this.isBad()) return this.#calm;
    const past = this.schedule.now - start;
    return this.#spell && past >= this.#spell.from && past < this.#spell.to ? this.#notAllowed : this.#bad;
  }
}
