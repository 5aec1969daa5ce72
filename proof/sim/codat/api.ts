import type { Machine } from '../core/process';
import type { Chance } from '../core/random';
import type { Schedule } from '../core/schedule';
import type { Weather } from '../faults/profile';
import { timeoutSeconds } from '../settings';
import { Answer, type Call, readCall } from './call';
import type { CodatCompany } from './company';
import { KeptAnswers, type Reply } from './idempotency';
import { type Around, perform } from './operations';
import type { Budget } from './rate-limits';

export type GatewayEvents = {
  readonly leaves: (call: Call, machine: Machine) => void;
  /** Codat said to wait: its own limits were reached (and which), or it had enough without them (null). */
  readonly refused: (call: Call, because: 'day' | 'minute' | 'company' | null) => void;
  readonly tell: (words: () => string) => void;
};

/** Codat's door: calls travel there, are let in or not, are worked on once, and answered or not. */
export class Gateway {
  readonly #kept: KeptAnswers;

  constructor(
    private readonly schedule: Schedule,
    private readonly chance: Chance,
    private readonly companies: ReadonlyMap<string, CodatCompany>,
    private readonly budget: Budget,
    private readonly around: Omit<Around, 'now'>,
    private readonly weather: () => Pick<Weather, 'wire' | 'answers'> & { readonly isAllowed: boolean },
    private readonly events: GatewayEvents,
  ) {
    this.#kept = new KeptAnswers(schedule);
  }

  /** What carries a machine's calls. */
  fetchOf(machine: Machine): typeof fetch {
    return (input, init) => {
      const call = readCall(input, init);
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      this.events.leaves(call, machine);
      const wire = new Wire(machine, this.schedule, (outcome) => {
        if (outcome instanceof Response) resolve(outcome);
        else reject(outcome);
      });
      this.events.tell(() => `${machine.name} ${call.method} ${call.path}${call.key ? ` key ${call.key}` : ''}`);
      this.#send(call, wire);
      return promise;
    };
  }

  #send(call: Call, wire: Wire): void {
    const { wire: bad } = this.weather();
    if (this.chance.happens(bad.refused)) {
      this.schedule.after(this.chance.spread(1, 100), () => wire.break(notReached()));
      return;
    }
    if (this.chance.happens(bad.lost)) return;
    this.schedule.after(this.chance.spread(2, 400), () => this.#arrive(call, wire));
  }

  #arrive(call: Call, wire: Wire): void {
    const { wire: bad } = this.weather();
    if (this.chance.happens(bad.tooMany)) {
      this.events.refused(call, null);
      this.#tooMany(call, wire, Math.ceil(this.chance.spread(1, 600)));
      return;
    }
    const over = this.budget.admit(call.companyId);
    if (over) {
      this.events.refused(call, over.because);
      this.#tooMany(call, wire, over.seconds);
      return;
    }
    this.budget.enter(call.companyId);
    wire.onClose(() => this.budget.leave(call.companyId));
    const key = call.key && call.method === 'POST' ? `${call.path} ${call.key}` : null;
    const before = key === null ? null : this.#kept.begin(key, call.text);
    if (before) {
      this.#answer(call, wire, before);
      return;
    }
    const workMs = this.chance.happens(bad.slow) ? this.chance.spread(5_000, 60_000) : this.chance.spread(5, 800);
    this.schedule.after(workMs, () => this.#work(call, key, wire));
  }

  #work(call: Call, key: string | null, wire: Wire): void {
    const { wire: bad, answers, isAllowed } = this.weather();
    const reply = this.#reply(call, answers, isAllowed);
    if (key !== null) this.#kept.keep(key, reply);
    if (this.chance.happens(bad.silentAfter)) return;
    this.#answer(call, wire, reply);
  }

  #reply(call: Call, answers: Weather['answers'], isAllowed: boolean): Reply {
    if (!isAllowed) return { status: this.chance.pick([401, 402, 403]), body: { error: 'not allowed' } };
    if (this.chance.happens(answers.before500)) return { status: 500, body: { error: 'before the work' } };
    if (this.chance.happens(answers.before503)) return { status: 503, body: { error: 'unavailable' } };
    const company = this.companies.get(call.companyId);
    if (!company) return { status: 404, body: { error: 'no such company' } };
    const reply = perform(company, call, { ...this.around, now: this.schedule.now });
    return this.chance.happens(answers.after500) ? { status: 500, body: { error: 'after the work' } } : reply;
  }

  #tooMany(call: Call, wire: Wire, seconds: number): void {
    // A number of seconds, or a date by Codat's clock (RFC 9110, 10.2.3).
    const until = this.chance.happens(0.7)
      ? String(seconds)
      : new Date(Math.ceil(this.schedule.now / 1000) * 1000 + seconds * 1000).toUTCString();
    this.#answer(call, wire, { status: 429, body: { error: 'too many requests' } }, { 'retry-after': until });
  }

  #answer(call: Call, wire: Wire, { status, body }: Reply, more: Record<string, string> = {}): void {
    const { wire: bad } = this.weather();
    this.events.tell(() => `Codat ${status} to ${call.method} ${call.path} ${JSON.stringify(body).slice(0, 300)}`);
    const text = JSON.stringify(body);
    const words = this.chance.happens(bad.reset)
      ? null
      : this.chance.happens(bad.malformed)
        ? text.slice(0, text.length / 2)
        : text;
    const headers = { 'content-type': 'application/json', ...this.budget.headers(), ...more };
    wire.close();
    this.schedule.after(this.chance.spread(2, 400), () => wire.bring(new Answer(status, headers, words)));
  }
}

/** One call's connection: ends with an answer, with the client's patience, or with the client. */
class Wire {
  #isOver = false;
  #onClose: (() => void) | null = null;
  readonly #forget: () => void;

  constructor(
    private readonly machine: Machine,
    schedule: Schedule,
    private readonly done: (outcome: Response | Error) => void,
  ) {
    this.#forget = machine.onEnd(() => this.close());
    schedule.after(timeoutSeconds * 1000, () =>
      machine.here(() => this.break(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))),
    );
  }

  onClose(run: () => void): void {
    this.#onClose = run;
  }

  close(): void {
    this.#onClose?.();
    this.#onClose = null;
  }

  bring(answer: Response): void {
    this.machine.here(() => this.#finish(answer));
  }

  break(error: Error): void {
    this.machine.here(() => this.#finish(error));
  }

  #finish(outcome: Response | Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#forget();
    this.close();
    this.done(outcome);
  }
}

/** As Node's fetch says it. */
const notReached = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) });
