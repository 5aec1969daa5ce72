import clsx from 'clsx';

/** Returns the classes of text fields and similar controls. */
export const controlClass = (className?: string): string => clsx('control', className);
