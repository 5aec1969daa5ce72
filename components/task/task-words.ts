import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import type { ChangingKind, ShownTask } from '@/lib/domain/task/task';

type Words = {
  /** What the task does, while it runs: "Applying “Uber is travel”". */
  readonly title: string;
  readonly detail: string;
};

/** Returns what a background task does or did, what it means for the expenses, and why it failed. */
export function taskWords(task: ShownTask, locale: string): Words {
  const { kind, subject, state, done, total, changed, message, isCancelling } = task;
  const name = names[kind](subject);
  const changes = plural(changed, '# expense changed.', '# expenses changed.', locale);
  switch (state) {
    case 'waiting':
    case 'running':
      return {
        title: isCancelling ? `Stopping: ${name.running}` : name.running,
        detail: `${formatCount(done, locale)} of ${formatCount(total, locale)} expenses checked. ${changes} You can leave this page.`,
      };
    case 'done':
      return { title: name.done, detail: `${changes} What is in the books stays as it is.` };
    case 'cancelled':
      return { title: `Stopped: ${name.running}`, detail: `${changes} The others stay as they are.` };
    case 'failed':
      return { title: `Not finished: ${name.running}`, detail: `${message ?? ''} ${changes}`.trim() };
  }
}

const names: Readonly<Record<ChangingKind, (subject: string) => { readonly running: string; readonly done: string }>> =
  {
    'apply-rule': (rule) => ({
      running: `Applying the rule “${rule}” to expenses that are not in your books`,
      done: `The rule “${rule}” is applied`,
    }),
    'link-supplier': (merchant) => ({
      running: `Changing the supplier of ${merchant} in expenses that are not in your books`,
      done: `The supplier of ${merchant} is changed`,
    }),
    'replace-entry': (replacement) => ({
      running: `${replacement}: changing the expenses that are not in your books`,
      done: replacement,
    }),
    'move-mapping': (books) => ({
      running: `Moving the mapping to ${books}`,
      done: `The mapping is moved to ${books}`,
    }),
  };
