import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { listening, type Request, reply } from './protocol';

type WithoutId<R> = R extends Request ? Omit<R, 'id'> : never;

/** Starts Outlay's web process and sends it requests over IPC. */
export class WebProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      const received = reply.safeParse(message).data;
      if (!received) return;
      const pending = this.#pending.get(received.id);
      this.#pending.delete(received.id);
      if ('error' in received) pending?.reject(new Error(received.error));
      else pending?.resolve(received.result);
    });
    child.once('exit', (code) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`the web process ended with ${code}`));
    });
  }

  static async start(env: NodeJS.ProcessEnv, log: number, execArgv: readonly string[]): Promise<WebProcess> {
    const child = fork(fileURLToPath(new URL('web.ts', import.meta.url)), {
      execArgv: [...execArgv, '--conditions=react-server', '--import', 'tsx'],
      env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    const web = new WebProcess(child);
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the web process ended with ${code} before it was ready`);
    });
    const [first] = await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
    listening.parse(first);
    return web;
  }

  async request<T>(schema: z.ZodType<T>, message: WithoutId<Request>): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    const result = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.#child.send({ ...message, id });
    return schema.parse(await result);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
