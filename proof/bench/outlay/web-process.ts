import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { answer, listening, type Request } from './protocol';

type Wanted = Request extends infer One ? (One extends Request ? Omit<One, 'turn'> : never) : never;

/** Outlay's web process, and a way to ask things of it. */
export class WebProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { done: (said: unknown) => void; failed: (error: Error) => void }>();
  #turn = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      const said = answer.safeParse(message).data;
      if (!said) return;
      const waiting = this.#waiting.get(said.turn);
      this.#waiting.delete(said.turn);
      if ('failed' in said) waiting?.failed(new Error(said.failed));
      else waiting?.done(said.said);
    });
    child.once('exit', (code) => {
      for (const { failed } of this.#waiting.values()) failed(new Error(`the web process ended with ${code}`));
    });
  }

  static async start(env: NodeJS.ProcessEnv, log: number, watched: readonly string[]): Promise<WebProcess> {
    const child = fork(fileURLToPath(new URL('web.ts', import.meta.url)), {
      execArgv: [...watched, '--conditions=react-server', '--import', 'tsx'],
      env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    const web = new WebProcess(child);
    const [first] = await once(child, 'message');
    listening.parse(first);
    return web;
  }

  async ask<T>(schema: z.ZodType<T>, wanted: Wanted): Promise<T> {
    this.#turn += 1;
    const turn = this.#turn;
    const said = new Promise<unknown>((done, failed) => this.#waiting.set(turn, { done, failed }));
    this.#child.send({ ...wanted, turn });
    return schema.parse(await said);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
