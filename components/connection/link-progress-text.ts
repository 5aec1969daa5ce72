import type { Tone } from '@/components/ui/display/tone';
import type { LinkProgress } from '@/lib/domain/books/link-progress';

type LinkText = {
  readonly tone: Tone;
  readonly title: string;
  /** What it means for the books, and what to do next. */
  readonly detail: string;
  /** The button that goes on with the same package. Absent when the link can only be started over. */
  readonly goOn?: string;
};

/** Returns how a link that is not complete stands, in words. `name` is the name of the package. */
export function linkProgressText(progress: LinkProgress, name: string): LinkText {
  switch (progress.state) {
    case 'waiting':
      return {
        tone: 'info',
        title: 'Waiting for you to finish at Codat',
        detail: `Sign in to ${name} there and choose your organisation. This page shows by itself when ${name} is linked, also if Codat’s page is closed. If Codat says that the link has expired, or you chose the wrong package, start over.`,
        goOn: 'Continue',
      };
    case 'confirming':
      return {
        tone: 'info',
        title: 'The link is being confirmed',
        detail: `You gave access to ${name}. Outlay waits until Codat confirms it. This page shows by itself when ${name} is linked, usually within a minute.`,
        goOn: 'Continue',
      };
    case 'expired':
      return {
        tone: 'warn',
        title: 'The link has expired',
        detail: `A link works for one day, and ${name} was not linked in that time. Nothing was read or written. Start over to link your books.`,
      };
    case 'removed':
      return {
        tone: 'warn',
        title: 'Codat no longer has this link',
        detail: `It was deleted there before ${name} was linked. Nothing was read or written. Start over to link your books.`,
      };
    case 'failed':
      return failedText(progress.failure, name);
  }
}

function failedText(failure: Extract<LinkProgress, { state: 'failed' }>['failure'], name: string): LinkText {
  switch (failure) {
    case 'cancelled':
      return {
        tone: 'warn',
        title: 'Linking was cancelled',
        detail: `No access to ${name} was given, and nothing was read or written. Try again, or start over with another package.`,
        goOn: 'Try again',
      };
    case 'unsupported':
      return {
        tone: 'bad',
        title: `Codat does not support this ${name}`,
        detail:
          'Nothing was read or written. Check that you signed in to the right account, or start over with another package.',
        goOn: 'Try again',
      };
    case 'failed':
      return {
        tone: 'bad',
        title: `${name} could not be linked`,
        detail: `${name} or Codat reported an error. Nothing was read or written. Try again in a few minutes. If it fails again, check that you sign in to the right account, and that you may connect apps in ${name}.`,
        goOn: 'Try again',
      };
  }
}
