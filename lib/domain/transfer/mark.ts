import type { MovementStatus } from '@/lib/domain/movement/status';

/** Whether a person can mark the transfer as in the books: it is not there, and not on its way there. */
export const canMark = (status: MovementStatus): boolean =>
  status === 'incomplete' || status === 'ready' || status === 'failed';
