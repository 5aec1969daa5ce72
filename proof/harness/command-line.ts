import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UserError } from '@/scripts/process/terminal.js';

/**
 * Reads the options of a command from its arguments. Each field of the schema is an option of the same name, or a flag
 * if its default is false. All options must be optional. Throws a UserError that shows the usage if an option or value
 * is not valid.
 */
export function readOptions<Schema extends z.ZodObject>(command: string, schema: Schema): z.output<Schema> {
  const isFlag = (name: string) => schema.parse({})[name] === false;
  const names = Object.keys(schema.shape);
  const options = names.map((name) => [name, { type: isFlag(name) ? 'boolean' : 'string' }] as const);
  try {
    return schema.parse(parseArgs({ options: Object.fromEntries(options) }).values);
  } catch (error) {
    const message =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    const usage = names.map((name) => (isFlag(name) ? `[--${name}]` : `[--${name} …]`)).join(' ');
    throw new UserError(`${message}\nnpm run ${command} -- ${usage}`);
  }
}
