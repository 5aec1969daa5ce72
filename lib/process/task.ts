/**
 * A kind of work that runs in a child process, because its input is untrusted or because it would stall the process
 * that serves requests.
 */
export type Task = {
  /** Also the name of its compiled program. */
  readonly name: string;
  /** The source of the program of the child, from the project's folder. It calls `serveTask`. */
  readonly script: string;
  /** How many run at once in each process that starts them. The others wait. */
  readonly atOnce: number;
  /** The limit of the child's resident memory, with Node itself (about 90 MB). */
  readonly memoryMegabytes: number;
  /** The limit of processor time. By the clock it is four times as much, because a busy machine serves requests first. */
  readonly seconds: number;
  readonly outputMegabytes: number;
};

/** What a child receives and what it returns: facts that JSON can hold, and contents of files, which are not parsed. */
export type Payload<F = unknown> = { readonly facts: F; readonly files: readonly Uint8Array[] };

/**
 * How a task ended. `facts` come from the child, so the caller must parse them. `detail` is the end of what the child
 * printed, for the log.
 */
export type Outcome =
  | { readonly is: 'done'; readonly payload: Payload }
  | { readonly is: 'stopped'; readonly why: StopReason; readonly detail: string };

export type StopReason = 'timeout' | 'memory' | 'crashed' | 'aborted' | 'output';
